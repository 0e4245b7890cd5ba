import type { Actor, Role } from "~/domains/access/actor";
import { CASE_WRITERS, LOG_EXPORTERS, REFERRAL_READERS, RELEASERS } from "~/domains/access/role-groups";
import { may as mayKnow } from "~/domains/vault/vault.policy";
import { definePolicy, deny, denyNow, denyUnseen, type Permission } from "~/platform/permission";

export type ReleaseAction =
  | "release"
  | "revoke"
  | "read-log"
  | "export-log"
  | "write-detail"
  | "confirm-document";

/** What the policy must know of a referral. */
export type ReleaseSubject = { councilId: string; state: string; assignedTo: string[] };

const ALLOWED_ROLES: Readonly<Record<ReleaseAction, readonly Role[]>> = {
  release: RELEASERS,
  // Ending it must never wait for the one person who began it.
  revoke: RELEASERS,
  // Everybody who reads referrals: the log says nothing of who the child is.
  "read-log": REFERRAL_READERS,
  "export-log": LOG_EXPORTERS,
  // Only who knows the child recognises them in a document, and only who may read names sees it before.
  "confirm-document": CASE_WRITERS,
  "write-detail": CASE_WRITERS,
};

/**
 * Deny by default. A release needs one of its roles, and the right to know the child oneself: a broker releases only
 * on referrals that are theirs (`vault.policy`). Refusals: `other-organisation`, `role`, `not-yours`, `state`.
 */
export function may(actor: Actor, action: ReleaseAction, referral: ReleaseSubject): Permission {
  if (actor.kind !== "council" || actor.organisationId !== referral.councilId)
    return denyUnseen("other-organisation", "This referral belongs to another organisation");
  const roles = Object.hasOwn(ALLOWED_ROLES, action) ? ALLOWED_ROLES[action] : [];
  if (!actor.roles.some((role) => roles.includes(role)))
    return deny("role", "Your role in this council does not do this");
  if (action === "write-detail" && ["ended", "withdrawn"].includes(referral.state))
    return denyNow("state", "This referral has ended");
  if (action === "release") return mayKnow(actor, "read-identity", referral);
  // What is not through the gate yet may name the child: the one rule of the vault decides.
  return action === "write-detail" || action === "confirm-document"
    ? mayKnow(actor, "read-names", referral)
    : true;
}

/** Every action with whether it may be done now, for a view. */
export const { abilities: releaseAbilities } = definePolicy(ALLOWED_ROLES, may);
