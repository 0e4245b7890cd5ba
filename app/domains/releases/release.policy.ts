import type { Actor } from "~/domains/access/actor";
import { mayReadIdentity, mayReadNames } from "~/domains/vault/vault.policy";
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

type Role = Actor["roles"][number];

/** Officers who work the case and answer for who learns who the child is; the same in `prisma/sql/releases.sql`. */
export const RELEASERS: readonly Role[] = [
  "broker",
  "social-worker",
  "team-manager",
  "head-of-service",
  "emergency-duty",
];
/** Everybody of the council who reads referrals reads who saw what; the log says nothing of who the child is. */
const READERS: readonly Role[] = [...RELEASERS, "nominated-officer", "director", "iro", "quality-assurance"];

/** Only who knows the child recognises them in a document, and only who may read names sees it before (`mayReadNames`). */
export const WHO_CONFIRMS: readonly Role[] = ["broker", "social-worker", "team-manager", "emergency-duty"];

const ALLOWED_ROLES: Readonly<Record<ReleaseAction, readonly Role[]>> = {
  release: RELEASERS,
  // Ending it must never wait for the one person who began it.
  revoke: RELEASERS,
  "read-log": READERS,
  "export-log": [...RELEASERS, "iro", "quality-assurance"],
  "confirm-document": WHO_CONFIRMS,
  "write-detail": WHO_CONFIRMS,
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
  if (action === "release") return mayReadIdentity(actor, referral);
  // What is not through the gate yet may name the child: the one rule of the vault decides.
  return action === "write-detail" || action === "confirm-document" ? mayReadNames(actor, referral) : true;
}

/** Who answers for homes, and so may be told of a child; the same in `prisma/sql/releases.sql`. */
export const READ_DETAIL: readonly Role[] = [
  "referrals-officer",
  "registered-manager",
  "provider-admin",
  "responsible-individual",
];

/** Whether somebody at a provider may be asked for the terms and read stage 1: those who answer for homes. */
export function mayReadDetail(actor: Actor): Permission {
  if (actor.kind !== "provider") return deny("other-organisation", "This is for providers");
  if (actor.roles.some((role) => READ_DETAIL.includes(role))) return true;
  return deny("role", "Your role in this organisation does not include reading this");
}

/** Every action with whether it may be done now, for a view. */
export const { abilities: releaseAbilities } = definePolicy(ALLOWED_ROLES, may);
