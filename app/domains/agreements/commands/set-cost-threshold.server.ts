import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { HIGH_COST_EVENTS } from "../high-cost/high-cost.events";
import { may } from "../high-cost/high-cost.policy";
import { thresholdAsSent } from "../high-cost/high-cost.rules";
import { costThreshold } from "../queries/high-cost.server";

export type SetCostThreshold = {
  /** What the form was filled from: `thresholdAsSent`. */
  expected: string;
  /** From how much a week on, in pence; null where no placement is on the register. */
  weeklyPence: number | null;
  idempotency?: Idempotency<null>;
};

/** Sets from how much a week on the council's placements are on its high-cost register, at once. */
export function setCostThreshold(actor: Actor, input: SetCostThreshold): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const councilId = actor.organisationId;
    const allowed = may(actor, "set-threshold", { councilId });
    if (allowed !== true) return err(refusalOf(allowed));
    await tx.$queryRaw`select id from access.organisations where id = ${councilId}::uuid for no key update`;
    const before = (await costThreshold(tx, actor))?.pence ?? null;
    if (before === input.weeklyPence) return ok(null);
    if (thresholdAsSent(before) !== input.expected) return err(conflict());
    await tx.costThreshold.createMany({
      data: [
        {
          id: newId(),
          councilId,
          weeklyPence: input.weeklyPence,
          setById: actor.personId,
          setAt: now(),
        },
      ],
    });
    await recordEvent(tx, actor, HIGH_COST_EVENTS, {
      kind: "cost-threshold-set",
      audience: "council",
      councilId,
      subject: "organisation",
      subjectId: councilId,
      data: input.weeklyPence === null ? {} : { weeklyPence: input.weeklyPence },
    });
    return ok(null);
  });
}
