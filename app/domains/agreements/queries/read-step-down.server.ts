import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { read, type Tx } from "~/domains/access/transactions.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { now } from "~/platform/clock.server";
import { dayOfColumn, momentOf } from "~/platform/time";
import { readsStepDown } from "../placement/placement.policy";
import { placementScope } from "../placement/placement.scope.server";
import { stepDownTerms, stepDownWords } from "../step-down/step-down.rules";
import {
  type StepDownObjection,
  type StepDownTarget,
  stepDownObjectionWords,
  stepDownTargetWords,
} from "../step-down/step-down-targets.options";
import type { PlacementView } from "./view-placement.server";
import { type PlacementMove, readPlacementMove } from "./view-placement-move.server";

/** Where the child of a placement should live next, for both of its sides. */
export type StepDown = {
  /** Of the plan, 0 where there is none: for its forms. */
  version: number;
  plan: {
    target: StepDownTarget;
    next: string;
    dueOn: string | null;
    due: string | null;
    /** In one line, with whether it is overdue. */
    words: string;
    overdue: boolean;
    conditions: string;
    who: string;
    answer: {
      agreed: boolean;
      objection: StepDownObjection | null;
      reason: string | null;
      words: string | null;
      who: string;
    } | null;
  } | null;
};

type OfPlacement = Pick<PlacementView, "reference" | "today" | "council" | "provider">;

/** That of a placement that the caller has read; null for a role that only pays. `moment`: how it says when something was done. */
export async function readStepDown(
  tx: Tx,
  actor: Actor,
  { reference, today, council, provider }: OfPlacement,
  moment: (at: Date) => string = momentOf(now()),
): Promise<StepDown | null> {
  if (!readsStepDown(actor)) return null;
  const row = await tx.stepDownPlan.findFirst({
    where: { placement: { AND: [placementScope(actor), { reference }] } },
  });
  if (!row) return { version: 0, plan: null };
  const names = await namesOfPeople(tx, [row.setById, row.answeredById]);
  // Neither side reads the people of the other.
  const who = (id: string | null, side: string, when: Date) =>
    `${names.get(id ?? "")?.name ?? side}, ${moment(when)}`;
  const dueOn = dayOfColumn(row.dueOn);
  const said = { target: row.target, dueOn };
  return {
    version: row.version,
    plan: {
      target: row.target as StepDownTarget,
      next: stepDownTargetWords(row.target),
      dueOn,
      due: dueOn === null ? null : dayWords(dueOn),
      words: stepDownWords(said, today),
      overdue: dueOn !== null && dueOn < today,
      conditions: row.conditions,
      who: who(row.setById, council.name, row.setAt),
      answer:
        row.answer === null || row.answeredAt === null
          ? null
          : {
              agreed: row.answer === "agreed",
              objection: row.objection as StepDownObjection | null,
              reason: row.objection === null ? null : stepDownObjectionWords(row.objection),
              words: row.words,
              who: who(row.answeredById, provider.name, row.answeredAt),
            },
    },
  };
}

export type StepDownMove = { move: PlacementMove; stepDown: StepDown };

/** A placement before its step-down is planned or answered. 404 where the actor may not see it, 403 for a role. */
export function viewStepDown(
  actor: Actor,
  reference: string,
  action: "plan-step-down" | "answer-step-down",
): Promise<StepDownMove> {
  return read(actor, async (tx) => {
    const { placement, move } = await readPlacementMove(tx, actor, reference, action);
    const stepDown = (await readStepDown(tx, actor, placement)) ?? { version: 0, plan: null };
    const unplanned = action === "answer-step-down" && stepDown.plan === null;
    const whyNot = unplanned ? "The council has not entered a step-down plan" : move.whyNot;
    return { move: { ...move, whyNot }, stepDown };
  });
}

/** What the agreement of an accepted child begins with as its step-down target; empty where nothing is planned. */
export async function stepDownOfAcceptance(tx: Tx, acceptanceId: string): Promise<string> {
  const row = await tx.stepDownPlan.findFirst({
    where: { placement: { acceptanceId } },
    select: { target: true, dueOn: true, conditions: true },
  });
  return row ? stepDownTerms({ ...row, dueOn: dayOfColumn(row.dueOn) }) : "";
}
