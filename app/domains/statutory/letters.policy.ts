import type { Actor } from "~/domains/access/actor";
import { may as mayKnow } from "~/domains/vault/vault.policy";
import { definePolicy, type Permission } from "~/platform/permission";
import { may as mayInSteps, type StatutorySubject } from "./statutory.policy";

/** A placement, with those who work its case. */
export type LettersSubject = StatutorySubject & { assignedTo: string[] };

const ACTIONS = { "read-letters": mayRead, "write-letters": mayWrite };
export type LettersAction = keyof typeof ACTIONS;

/** The letters of a placement name the child: they are for those who read its steps and may know who the child is (`vault.policy`). */
export function may(actor: Actor, action: LettersAction, placement: LettersSubject): Permission {
  return ACTIONS[action](actor, placement);
}

export const { abilities: lettersAbilities } = definePolicy(ACTIONS, may);

function mayRead(actor: Actor, placement: LettersSubject): Permission {
  const reads = mayInSteps(actor, "view", placement);
  return reads === true ? mayKnow(actor, "read-identity", placement) : reads;
}

/** Whoever records the steps, while the placement goes on. */
function mayWrite(actor: Actor, placement: LettersSubject): Permission {
  const reads = mayRead(actor, placement);
  return reads === true ? mayInSteps(actor, "record", placement) : reads;
}
