import { type Actor, holds } from "~/domains/access/actor";
import { ANSWER_FOR_HOMES } from "~/domains/access/role-groups";
import { definePolicy, deny, type Permission } from "~/platform/permission";

export type FullerDetailAction = "read";

/**
 * Whether somebody at a provider may be asked for the terms and read stage 1: those who answer for homes. It hangs on
 * nothing but the role; what was accepted and shortlisted is asked besides.
 */
export function may(actor: Actor, _action: FullerDetailAction, _subject: null): Permission {
  if (actor.kind !== "provider") return deny("other-organisation", "This is for providers");
  if (holds(actor, ...ANSWER_FOR_HOMES)) return true;
  return deny("role", "Your role in this organisation does not include reading this");
}

export const { abilities: fullerDetailAbilities } = definePolicy({ read: ANSWER_FOR_HOMES }, may);
