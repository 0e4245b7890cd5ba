import type { Actor, Role } from "~/domains/access/actor";
import type { OrganisationKind } from "~/domains/access/roles";

/** A line of the main navigation. Without `roles` everybody in the organisation sees it. */
type Line = { label: string; path: string; roles?: readonly Role[] };

/** Who reads referrals; the pages themselves ask the policy again. */
const REFERRAL_READERS: readonly Role[] = [
  "broker",
  "social-worker",
  "team-manager",
  "head-of-service",
  "nominated-officer",
  "director",
  "emergency-duty",
  "iro",
  "quality-assurance",
];

const LINES: Record<OrganisationKind, readonly Line[]> = {
  council: [
    { label: "Needs me now", path: "" },
    { label: "Referrals", path: "/referrals", roles: REFERRAL_READERS },
    {
      label: "Authorisations",
      path: "/authorisations",
      roles: ["head-of-service", "broker", "team-manager", "emergency-duty"],
    },
    { label: "Register", path: "/register" },
    { label: "Forums", path: "/forums", roles: ["commissioner", "council-admin", "quality-assurance"] },
    { label: "People", path: "/people" },
    { label: "Settings", path: "/settings", roles: ["council-admin"] },
    { label: "Audit log", path: "/audit", roles: ["council-admin"] },
  ],
  provider: [
    { label: "Needs me now", path: "" },
    { label: "Referrals", path: "/referrals" },
    { label: "Our offers", path: "/offers" },
    { label: "Our services", path: "/services" },
    { label: "Forums", path: "/forums" },
    { label: "Register", path: "/register" },
    { label: "People", path: "/people" },
    { label: "Audit log", path: "/audit", roles: ["provider-admin"] },
  ],
  region: [
    { label: "Home", path: "" },
    { label: "Register", path: "/register" },
    { label: "Providers to confirm", path: "/providers-to-confirm", roles: ["hub-officer"] },
    { label: "Forums", path: "/forums" },
    { label: "People", path: "/people" },
    { label: "Audit log", path: "/audit", roles: ["hub-officer"] },
  ],
};

/** Where an organisation's pages begin: `/council/wolverhampton`, `/region`. */
export function homeOf(organisation: { kind: OrganisationKind; slug: string }): string {
  return organisation.kind === "region" ? "/region" : `/${organisation.kind}/${organisation.slug}`;
}

/** Where the pages of the actor's organisation begin. */
export function homeOfActor(actor: Actor): string {
  return homeOf({ kind: actor.kind, slug: actor.organisationSlug });
}

/** The navigation of the actor's organisation, in order, with what the actor's roles have no use for left out. */
export function navigationOf(actor: Actor): { label: string; to: string }[] {
  const home = homeOfActor(actor);
  return LINES[actor.kind]
    .filter((line) => !line.roles || line.roles.some((role) => actor.roles.includes(role)))
    .map((line) => ({ label: line.label, to: home + line.path }));
}
