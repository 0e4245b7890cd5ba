import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { startedOn } from "~/domains/agreements/placement/placement-dates.rules";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import { refuseForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import { now } from "~/platform/clock.server";
import { keysOf } from "~/platform/forms/options";
import { newId } from "~/platform/ids";
import { conflict, invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { londonDate } from "~/platform/time";
import { PROMISE_POINTS, type PromiseAnswer, type PromisePoint } from "../promise.options";
import { outcomeOf, whyNoPromiseCheck } from "../promise.rules";
import { lockPromise } from "./lock-promise.server";
import { recordFeedbackEvent } from "./record-feedback-event.server";

export type RecordPromise = Readonly<Record<PromisePoint, PromiseAnswer>> & {
  reference: string;
  /** 0 while nothing is recorded. */
  version: number;
  /** For the council's people; needed where something is not as promised. */
  note: string;
  idempotency?: Idempotency<null>;
};

/**
 * Whether the placement is what was promised, point by point, with a note that only the council's people read. The note is
 * compared with the child: colleagues read it who may not know it.
 */
export function recordPromise(actor: Actor, input: RecordPromise): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const { reference, version, note } = input;
    const found = await lockPromise(tx, actor, { reference, version, action: "record" });
    if (!found.ok) return found;
    const { placement, id } = found.value;
    const facts = { state: placement.state, started: startedOn(placement), lastNight: placement.lastNight };
    const whyNot = whyNoPromiseCheck(facts, londonDate(now()));
    if (whyNot) return err(notNow(whyNot));
    const said = keysOf(PROMISE_POINTS).map((point) => ({ point, says: input[point] }));
    const { broken, unknown, kept } = outcomeOf(said);
    if (broken.length > 0 && note === "") return err(invalid("Say what is not as promised", "note"));
    const forgotten = note !== "" && (await refuseForgotten(tx, [placement.referralId]));
    if (forgotten) return forgotten;
    const named = await findNamesForColleagues(tx, actor, placement.referralId, { note }, { whoever: true });
    if (named) return named;
    const { councilId } = placement;
    const by = { note: note || null, recordedById: actor.personId, recordedAt: now() };
    const checkId = id ?? newId();
    const { count } =
      id === null
        ? await tx.promiseCheck.createMany({
            data: [{ id: checkId, placementId: placement.id, councilId, ...by }],
            skipDuplicates: true,
          })
        : await tx.promiseCheck.updateMany({
            where: { id, version },
            data: { ...by, version: { increment: 1 } },
          });
    if (count === 0) return err(conflict());
    if (id === null)
      await tx.promisePoint.createMany({ data: said.map((one) => ({ checkId, councilId, ...one })) });
    else
      for (const { point, says } of said)
        await tx.promisePoint.updateMany({ where: { checkId, point }, data: { says } });
    await recordFeedbackEvent(tx, actor, placement, {
      kind: "promise-checked",
      data: {
        ...{ placement: reference, serviceId: placement.serviceId, points: broken.join(" ") },
        ...{ unknown, kept },
      },
    });
    return ok(null);
  });
}
