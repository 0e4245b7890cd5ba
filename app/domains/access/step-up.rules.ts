/**
 * Everything that asks again whether it is them, in one place: who a child is, releasing it, authorising funding, signing,
 * confirming providers and alerts, roles and people, and a person's own second factor. `page`: opening it asks too; otherwise only what is sent.
 */
export type StepUp = {
  readonly what: string;
  readonly path: RegExp;
  /** `with-factor`: opening it asks who has a second factor; whoever sets up the first has nothing to confirm with. */
  readonly page: boolean | "with-factor";
};

const ORGANISATION = "^(?:/council/[^/]+|/provider/[^/]+|/region)";
const REFERRAL = "^/council/[^/]+/referrals/[^/]+";

export const STEP_UPS: readonly StepUp[] = [
  {
    what: "identity of a released child",
    path: /^\/provider\/[^/]+\/referrals\/[^/]+\/identity$/,
    page: true,
  },
  { what: "identity of one's own child", path: new RegExp(`${REFERRAL}/edit/child$`), page: true },
  { what: "release of identity", path: new RegExp(`${REFERRAL}/knows/release/[^/]+$`), page: true },
  {
    what: "authorisation of funding",
    path: /^\/council\/[^/]+\/authorisations\/[^/]+\/(?:authorise|return|refuse)$/,
    page: false,
  },
  {
    what: "whether a provider is who it says",
    path: new RegExp(`${ORGANISATION}/providers-to-confirm/[^/]+$`),
    page: false,
  },
  {
    what: "a second person's word on an alert",
    path: new RegExp(`${ORGANISATION}/register/.+/alerts/[^/]+/second$`),
    page: false,
  },
  { what: "people", path: new RegExp(`${ORGANISATION}/people(?:/.*)?$`), page: false },
  { what: "settings", path: /^\/council\/[^/]+\/settings$/, page: false },
  // Its page shows the secret or the challenge of a new one.
  {
    what: "a new second factor",
    path: /^\/account\/second-factor\/(?:authenticator|passkey)$/,
    page: "with-factor",
  },
  { what: "own second factor", path: /^\/account\/second-factor(?:\/.*)?$/, page: false },
];

/** So long one confirmation counts, for all of them. */
export const STEP_UP_MINUTES = 10;

/** As the router reads an address: decoded, in any case, and however many strokes there are. */
function asRouted(pathname: string): string {
  const parts = pathname.split("/").filter((part) => part !== "");
  try {
    return `/${parts.map((part) => decodeURIComponent(part).replaceAll("/", "%2F")).join("/")}`;
  } catch {
    return `/${parts.join("/")}`;
  }
}

/** Whether a request of somebody (with a second factor, unless said) needs a fresh confirmation, in every spelling of a path. */
export function needsStepUp(method: string, pathname: string, hasFactor = true): boolean {
  const reads = method === "GET" || method === "HEAD";
  const path = asRouted(pathname)
    .toLowerCase()
    .replace(/\.data$/, "");
  const asks = (page: StepUp["page"]) => (page === "with-factor" ? hasFactor : page);
  return STEP_UPS.some((one) => (!reads || asks(one.page)) && one.path.test(path));
}

/** Whether somebody proved who they are recently enough. */
export function isFresh(confirmedAt: Date | null, now: Date): boolean {
  return confirmedAt !== null && now.getTime() - confirmedAt.getTime() < STEP_UP_MINUTES * 60_000;
}
