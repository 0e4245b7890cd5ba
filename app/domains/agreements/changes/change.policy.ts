import type { Actor, Role } from "~/domains/access/actor";
import {
  ANSWERERS,
  CASE_WRITERS,
  FUNDING_DEPUTIES,
  OWN_OFFER_READERS,
  PLACEMENT_READERS,
} from "~/domains/access/role-groups";
import { definePolicy, deny, denyNow, denyUnseen, type Permission } from "~/platform/permission";
import { sideOf } from "../placement/placement.policy";
import type { Side } from "../placement/placement-words.rules";
import { type ChangeEvent, type ChangeState, changeMachine } from "./change.machine";

/** What the policy must know of a change to a placement. */
export type ChangeSubject = {
  councilId: string;
  providerId: string;
  state: ChangeState;
  /** Which side asked for it. */
  side: Side;
  /** Whether the actor decides on its funding, and had no part in it. */
  decides: boolean;
};

export type ChangeAction = "view" | "decide" | "reply" | "answer" | "withdraw";

type Allowed = Readonly<Record<Side, readonly Role[]>>;
const ASKS: Allowed = { council: CASE_WRITERS, provider: ANSWERERS };

/** Who may be somebody who decides, replies for the provider, or goes on with what their own side asked for. */
const ALLOWED_ROLES: Readonly<Record<ChangeAction, Allowed>> = {
  view: { council: PLACEMENT_READERS, provider: OWN_OFFER_READERS },
  decide: { council: FUNDING_DEPUTIES, provider: [] },
  reply: { council: [], provider: ANSWERERS },
  answer: ASKS,
  withdraw: ASKS,
};

/** What each action tries on the machine; what is decided is one of three. */
const MOVE: Readonly<Record<Exclude<ChangeAction, "view">, ChangeEvent>> = {
  decide: "refuse",
  reply: "agree",
  answer: "answer",
  withdraw: "withdraw",
};

/**
 * Whether this person may do this to this change now: `true`, or a refusal with a code (`other-organisation`, `role`,
 * `took-part`, `other-side`, `state`) and words. Who decides is said by `decides_change` in
 * `prisma/sql/agreements/changes.sql`, which holds it too: never who asked, agreed or answered.
 */
export function may(actor: Actor, action: ChangeAction, change: ChangeSubject): Permission {
  const side = sideOf(actor, change);
  if (!side) return denyUnseen("other-organisation", "This placement belongs to other organisations");
  if (!actor.roles.some((role) => ALLOWED_ROLES[action][side].includes(role)))
    return deny("role", action === "decide" ? ONLY_DECIDERS : "Your role does not do this");
  if (action === "view") return true;
  if ((action === "answer" || action === "withdraw") && change.side !== side)
    return deny(
      "other-side",
      `The ${change.side} asked for this change, so only the ${change.side} does this`,
    );
  if (!changeMachine.allows(change.state, MOVE[action])) return denyNow("state", "This change has moved on");
  if (action === "decide" && !change.decides)
    return deny(
      "took-part",
      "You cannot decide on this change: it is above your limit, or you asked for it, answered a question on it, requested the funding, worked on the offer, or are or were the broker. Ask another head of service or the director",
    );
  return true;
}

const ONLY_DECIDERS = "Only a head of service, the director or their deputy decides on a change";

export const { abilities: changeAbilities } = definePolicy(ALLOWED_ROLES, may);
