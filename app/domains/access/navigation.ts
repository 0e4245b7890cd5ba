import type { Actor, Role } from "~/domains/access/actor";
import {
  AGREEMENT_READERS,
  ANSWER_FOR_HOMES,
  ATTENDANCE_MARKERS,
  FUNDING_WORKERS,
  INTEREST_SUBMITTERS,
  OWN_AGREEMENT_READERS,
  OWN_OFFER_READERS,
  PLACEMENT_READERS,
  REFERRAL_READERS,
  STATEMENT_READERS,
} from "~/domains/access/role-groups";
import {
  type CouncilPaths,
  councilPaths,
  type OrganisationPaths,
  type OrganiserPaths,
  organisationPaths,
  organiserPaths,
  type ProviderPaths,
  providerPaths,
  regionPaths,
  type SidePaths,
  sidePaths,
} from "~/paths";

/** A line of the main navigation; the pages ask their policy again. Without `roles` everybody in the organisation sees it. */
type Line = { label: string; to: string; roles?: readonly Role[] };

type Lines = {
  council: (to: CouncilPaths) => Line[];
  provider: (to: ProviderPaths) => Line[];
  region: (to: OrganiserPaths) => Line[];
};

const LINES: Lines = {
  council: (to) => [
    { label: "Needs me now", to: to.home() },
    { label: "Referrals", to: to.referrals(), roles: REFERRAL_READERS },
    {
      label: "Authorisations",
      to: to.authorisations(),
      roles: FUNDING_WORKERS,
    },
    { label: "Placements", to: to.placements(), roles: PLACEMENT_READERS },
    { label: "Agreements", to: to.agreements(), roles: AGREEMENT_READERS },
    { label: "Payments", to: to.payments(), roles: PLACEMENT_READERS },
    { label: "Register", to: to.register() },
    { label: "Forums", to: to.forums(), roles: ATTENDANCE_MARKERS },
    { label: "Market statement", to: to.statements(), roles: STATEMENT_READERS },
    { label: "People", to: to.people() },
    { label: "Settings", to: to.settings(), roles: ["council-admin"] },
    { label: "Audit log", to: to.audit(), roles: ["council-admin"] },
  ],
  provider: (to) => [
    { label: "Needs me now", to: to.home() },
    { label: "Referrals", to: to.referrals(), roles: ANSWER_FOR_HOMES },
    { label: "Our offers", to: to.offers() },
    { label: "Placements", to: to.placements(), roles: OWN_OFFER_READERS },
    { label: "Agreements", to: to.agreements(), roles: OWN_AGREEMENT_READERS },
    { label: "Payments", to: to.payments(), roles: OWN_OFFER_READERS },
    { label: "Our services", to: to.services() },
    { label: "Forums", to: to.forums() },
    { label: "Register", to: to.register() },
    { label: "What councils need", to: to.interests(), roles: INTEREST_SUBMITTERS },
    { label: "People", to: to.people() },
    { label: "Settings", to: to.settings(), roles: ["provider-admin"] },
    { label: "Audit log", to: to.audit(), roles: ["provider-admin"] },
  ],
  region: (to) => [
    { label: "Home", to: to.home() },
    { label: "Register", to: to.register() },
    { label: "Providers to confirm", to: to.confirmations(), roles: ["hub-officer"] },
    { label: "Forums", to: to.forums() },
    { label: "Market statement", to: to.statements(), roles: STATEMENT_READERS },
    { label: "How councils do", to: to.priorities() },
    { label: "People", to: to.people() },
    { label: "Audit log", to: to.audit(), roles: ["hub-officer"] },
  ],
};

/** The addresses of the actor's organisation: those that every kind of organisation has. */
export function pathsOf(actor: Actor): OrganisationPaths {
  return organisationPaths({ kind: actor.kind, slug: actor.organisationSlug });
}

/** The same for somebody of a council or a provider, of whose placements it is. */
export function sidePathsOf(actor: Actor): SidePaths {
  return sidePaths({ kind: actor.kind, slug: actor.organisationSlug });
}

/** The same for somebody of a council or the region. */
export function organiserPathsOf(actor: Actor): OrganiserPaths {
  return organiserPaths({ kind: actor.kind, slug: actor.organisationSlug });
}

type Reader = Pick<Actor, "kind" | "organisationSlug" | "roles">;

function linesOf({ kind, organisationSlug }: Reader): Line[] {
  if (kind === "region") return LINES.region(regionPaths());
  if (kind === "council") return LINES.council(councilPaths(organisationSlug));
  return LINES.provider(providerPaths(organisationSlug));
}

/** The navigation of the actor's organisation, in order, with what the actor's roles have no use for left out. */
export function navigationOf(actor: Reader): { label: string; to: string }[] {
  return linesOf(actor)
    .filter((line) => !line.roles || line.roles.some((role) => actor.roles.includes(role)))
    .map(({ label, to }) => ({ label, to }));
}
