import { may } from "~/domains/access/access.policy";
import type { Actor } from "~/domains/access/actor";
import type { OrganisationKind } from "~/domains/access/roles";
import { denyPage } from "~/platform/refusal.server";

export type InviteView = { kind: OrganisationKind; organisation: string };

/** What the page of inviting needs; 403 with the reason for who may not. */
export function viewInvite(actor: Actor): InviteView {
  const permission = may(actor, "invite", actor);
  if (permission !== true) return denyPage(permission);
  return { kind: actor.kind, organisation: actor.organisationName };
}
