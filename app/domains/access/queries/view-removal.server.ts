import { may } from "~/domains/access/access.policy";
import type { Actor } from "~/domains/access/actor";
import { type ColleagueView, viewColleague } from "~/domains/access/queries/view-colleague.server";
import type { OrganisationKind } from "~/domains/access/roles";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";

export type RemovalView = {
  kind: OrganisationKind;

  organisation: string;
  colleague: ColleagueView;
};

/** What the page before a removal needs; 404 for who is no colleague, 403 with the reason for who may not. */
export async function viewRemoval(actor: Actor, personId: string | undefined): Promise<RemovalView> {
  const colleague = (await viewColleague(actor, personId)) ?? notFound();
  const permission = may(actor, "remove", actor);
  if (permission !== true) return denyPage(permission);
  return { kind: actor.kind, organisation: actor.organisationName, colleague };
}
