import type { Actor } from "~/domains/access/actor";
import { may as mayKnow } from "~/domains/vault/vault.policy";
import { definePolicy, type Permission } from "~/platform/permission";
import type { NoticeCode } from "./notice-parts.options";
import { may as mayInSteps, type StatutorySubject } from "./statutory.policy";

/** A placement, with those who work its case. */
export type LettersSubject = StatutorySubject & { assignedTo: string[] };

const ACTIONS = {
  "read-letters": mayRead,
  "write-letters": mayWrite("record"),
  "write-ending-letters": mayWrite("record-ending"),
};
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

/** Whoever records the steps, while the placement goes on; of its ending also afterwards. */
function mayWrite(action: "record" | "record-ending") {
  return (actor: Actor, placement: LettersSubject): Permission => {
    const reads = mayRead(actor, placement);
    return reads === true ? mayInSteps(actor, action, placement) : reads;
  };
}

/** What writing a letter of this step is called here. */
export function writingOf(code: NoticeCode): LettersAction {
  return code === "ending-notices" ? "write-ending-letters" : "write-letters";
}
