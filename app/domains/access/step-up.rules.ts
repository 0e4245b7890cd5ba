import { councilPaths, providerPaths, regionPaths } from "~/paths";
import { account } from "~/paths/access";

/**
 * Everything that asks again whether it is them, in one place: who a child is, releasing it, authorising funding, signing,
 * taking placements out of the portal, publishing a market position statement,
 * confirming providers and alerts, roles and people, and a person's own second factor. `page`: opening it asks too; otherwise only what is sent.
 */
export type StepUp = {
  readonly what: string;
  readonly paths: readonly RegExp[];
  /** `with-factor`: opening it asks who has a second factor; whoever sets up the first has nothing to confirm with. */
  readonly page: boolean | "with-factor";
};

/** An address as an expression: `*` is any one part. */
const expression = (path: string) => path.replaceAll("*", "[^/]+");
const every = (...paths: string[]) => paths.map((path) => new RegExp(`^${expression(path)}$`));
/** The addresses and all that lie below them. */
const below = (...paths: string[]) => paths.map((path) => new RegExp(`^${expression(path)}(?:/.*)?$`));

const council = councilPaths("*");
const referral = council.referral("*");
const ORGANISERS = [council, regionPaths()];
const authorisation = council.authorisation("*");

export const STEP_UPS: readonly StepUp[] = [
  {
    what: "identity of a released child",
    paths: every(providerPaths("*").referral("*").identity()),
    page: true,
  },
  { what: "identity of one's own child", paths: every(referral.editPage("child")), page: true },
  { what: "release of identity", paths: every(referral.release("*")), page: true },
  {
    what: "authorisation of funding",
    paths: every(...["authorise", "return", "refuse"].map((decision) => authorisation.decide(decision))),
    page: false,
  },
  {
    what: "a placement made by phone: who the child is, and authority for its funding",
    paths: every(council.placeByPhone()),
    page: false,
  },
  { what: "funding past its end date", paths: every(authorisation.continue()), page: false },
  {
    what: "the fee while a child is away",
    paths: every(council.placement("*").absenceFee("*")),
    page: false,
  },
  {
    what: "a change to the fee of a placement",
    paths: every(council.placement("*").decideChange("*")),
    page: false,
  },
  {
    what: "a signature",
    paths: every(council.agreement("*").sign(), providerPaths("*").agreement("*").sign()),
    page: false,
  },
  {
    what: "approval of a placement",
    paths: every(council.statutory("*").give("*", "approve"), council.statutory("*").withdraw("*")),
    page: false,
  },
  {
    what: "publishing a market position statement",
    paths: every(...ORGANISERS.map((to) => to.statement("*").publish())),
    page: false,
  },
  // The file leaves the portal: its page asks, so that a press gives it.
  {
    what: "a file of placements",
    paths: every(council.placementExport().page(), council.placementExport().file()),
    page: true,
  },
  {
    what: "whether a provider is who it says",
    paths: every(...ORGANISERS.map((to) => to.confirmation("*"))),
    page: false,
  },
  {
    what: "a second person's word on an alert",
    paths: every(
      ...ORGANISERS.flatMap((to) => [to.service("*").secondOnAlert("*"), to.owner("*").secondOnAlert("*")]),
    ),
    page: false,
  },
  {
    what: "people",
    paths: below(...[...ORGANISERS, providerPaths("*")].map((to) => to.people())),
    page: false,
  },
  { what: "settings", paths: every(council.settings(), providerPaths("*").settings()), page: false },
  { what: "who decides on funding", paths: below(council.deciders().page()), page: false },
  // Its page shows the secret or the challenge of a new one.
  {
    what: "a new second factor",
    paths: every(account.authenticator(), account.passkey()),
    page: "with-factor",
  },
  { what: "own second factor", paths: below(account.secondFactor()), page: false },
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
  return STEP_UPS.some((one) => (!reads || asks(one.page)) && one.paths.some((each) => each.test(path)));
}

/** Whether somebody proved who they are recently enough. */
export function isFresh(confirmedAt: Date | null, now: Date): boolean {
  return confirmedAt !== null && now.getTime() - confirmedAt.getTime() < STEP_UP_MINUTES * 60_000;
}
