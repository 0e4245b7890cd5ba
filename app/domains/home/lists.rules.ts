import { type Actor, holds, type Role } from "~/domains/access/actor";
import {
  ACCURACY_WATCHERS,
  ANSWER_FOR_HOMES,
  HAVE_OWN_PLACEMENTS,
  HIGH_COST_READERS,
  ISSUE_ANSWERERS,
  ISSUE_RAISERS,
  OWN_AGREEMENT_READERS,
  PLACEMENT_READERS,
  PRIORITY_WATCHERS,
  REVIEW_WATCHERS,
  REVIEWING_OFFICERS,
  SERVICE_WATCHERS,
  SPEND_WATCHERS,
  STEP_DOWN_WATCHERS,
} from "~/domains/access/role-groups";
import { councilPaths, providerPaths } from "~/paths";

export type OwnList = { label: string; to: string };
type Line = OwnList & { roles: readonly Role[] };

/** The lists that belong to this person's part, in the order in which somebody of that role opens them. */
export function listsOf(actor: Actor): OwnList[] {
  return linesOf(actor)
    .filter(({ roles }) => holds(actor, ...roles))
    .map(({ label, to }) => ({ label, to }));
}

function linesOf({ kind, organisationSlug: slug }: Pick<Actor, "kind" | "organisationSlug">): Line[] {
  if (kind === "council") {
    const to = councilPaths(slug);
    return [
      { label: "My placements", to: `${to.placements()}?whose=mine`, roles: HAVE_OWN_PLACEMENTS },
      { label: "Spend by week", to: to.spend(), roles: SPEND_WATCHERS },
      { label: "High-cost register", to: to.highCost().page(), roles: HIGH_COST_READERS },
      { label: "My children’s reviews", to: `${to.reviews()}?whose=mine`, roles: REVIEWING_OFFICERS },
      {
        label: "Statutory reviews",
        to: to.reviews(),
        roles: REVIEW_WATCHERS,
      },
      {
        label: "Placements by service",
        to: to.byService(),
        roles: SERVICE_WATCHERS,
      },
      { label: "How councils do", to: to.priorities(), roles: PRIORITY_WATCHERS },
      { label: "Referral accuracy", to: to.referralAccuracy(), roles: ACCURACY_WATCHERS },
      {
        label: "Overdue step-downs",
        to: `${to.placements()}?show=step-down-overdue`,
        roles: STEP_DOWN_WATCHERS,
      },
      { label: "Issues raised by providers", to: to.issues(), roles: Object.values(ISSUE_ANSWERERS).flat() },
      { label: "Placements", to: to.placements(), roles: PLACEMENT_READERS },
    ];
  }
  if (kind !== "provider") return [];
  const to = providerPaths(slug);
  return [
    { label: "Who lives where", to: to.whoLivesWhere(), roles: ANSWER_FOR_HOMES },
    { label: "How councils do", to: to.priorities(), roles: OWN_AGREEMENT_READERS },
    { label: "Issues", to: to.issues(), roles: ISSUE_RAISERS },
    { label: "Agreements", to: to.agreements(), roles: OWN_AGREEMENT_READERS },
  ];
}
