/**
 * The kinds of registered service, in the words of the domain, and the kinds of care that a council asks for.
 * The register's own wording ("provision type") is kept beside it as published.
 */
export const SERVICE_KINDS = {
  "childrens-home": { label: "Children's home", matched: true },
  "special-school-as-childrens-home": {
    label: "Residential special school registered as a children's home",
    matched: true,
  },
  "residential-special-school": { label: "Residential special school", matched: true },
  "residential-family-centre": { label: "Residential family centre", matched: true },
  "fostering-agency": { label: "Independent fostering agency", matched: true },
  "local-authority-fostering": { label: "Local authority fostering service", matched: true },
  "supported-accommodation": { label: "Supported accommodation (16 and over)", matched: true },
  "short-breaks": { label: "Short breaks", matched: true },
  "secure-childrens-home": { label: "Secure children's home", matched: false },
  "secure-training-centre": { label: "Secure training centre", matched: false },
  "adoption-agency": { label: "Voluntary adoption agency", matched: false },
  "adoption-support-agency": { label: "Adoption support agency", matched: false },
  "boarding-school": { label: "Boarding school", matched: false },
  "further-education": { label: "Further education college with residential accommodation", matched: false },
  "holiday-scheme": { label: "Residential holiday scheme for disabled children", matched: false },
  other: { label: "Other registered service", matched: false },
} as const satisfies Record<string, { label: string; matched: boolean }>;

export type ServiceKind = keyof typeof SERVICE_KINDS;

/** Whether children of a service live in the households of its carers. */
export function isFostering(kind: string | null): boolean {
  return kind === "fostering-agency" || kind === "local-authority-fostering";
}

/** Whether a text is one of the portal's kinds. */
export function isServiceKind(text: string): text is ServiceKind {
  return Object.hasOwn(SERVICE_KINDS, text);
}

const BY_WORDING: readonly (readonly [RegExp, ServiceKind])[] = [
  [/secure training/, "secure-training-centre"],
  [/secure/, "secure-childrens-home"],
  [/special school.*registered as a childrens home/, "special-school-as-childrens-home"],
  [/special school/, "residential-special-school"],
  [/family cent(re|er)/, "residential-family-centre"],
  [/holiday/, "holiday-scheme"],
  [/adoption support/, "adoption-support-agency"],
  [/adoption/, "adoption-agency"],
  [/local authority foster/, "local-authority-fostering"],
  [/foster/, "fostering-agency"],
  [/supported accommodation/, "supported-accommodation"],
  [/short breaks?/, "short-breaks"],
  [/boarding/, "boarding-school"],
  [/further education/, "further-education"],
  [/childrens homes?/, "childrens-home"],
];

/**
 * The kind behind a publisher's wording, whatever its capitals, apostrophes and spaces ("Children's Home",
 * "Children’s home"). What is not recognised is `other`: kept and shown, never matched.
 */
export function kindOfProvisionType(wording: string): ServiceKind {
  const folded = wording
    .normalize("NFKD")
    .toLowerCase()
    .replace(/['\u2018\u2019`\u00b4]/g, "")
    .replace(/[^a-z]+/g, " ")
    .trim();
  return BY_WORDING.find(([pattern]) => pattern.test(folded))?.[1] ?? "other";
}
