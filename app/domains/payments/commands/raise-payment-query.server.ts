import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { placementToChange } from "~/domains/agreements/commands/lock-placement.server";
import { clearForOtherSide } from "~/domains/agreements/commands/tell-other-side.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay } from "~/platform/time";
import type { QueryKind } from "../payment-query.options";
import { may } from "../payment-query.policy";
import { firstAnswerDue } from "../payment-query.rules";
import { liveLines } from "../queries/live-lines.server";
import type { QueryNamed } from "./lock-payment-query.server";
import { recordQuery, tellOtherSideOfQuery, writeMessage } from "./tell-of-payment-query.server";

type RaisePaymentQuery = {
  reference: string;
  /** The first day of the period that it is about; null for all payments of the placement. */
  from: string | null;
  /** A line of that period; left out for all of it. */
  line?: string | undefined;
  kind: QueryKind;
  words: string;
  pence: number | null;
  idempotency?: Idempotency<QueryNamed>;
};

/**
 * A provider asks the council about payments of a placement, a period or a line of it. The council's finance officers are
 * told, and their first answer is due within two working days.
 */
export function raisePaymentQuery(
  actor: Actor,
  input: RaisePaymentQuery,
): Promise<Result<QueryNamed, Refusal>> {
  return write<QueryNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await placementToChange(tx, actor, { reference: input.reference, action: "view" });
    if (!found.ok) return found;
    const placement = found.value;
    const allowed = may(actor, "raise", { ...placement, state: "open", disputable: false });
    if (allowed !== true) return err(refusalOf(allowed));
    const about = await aboutOf(tx, placement.id, input);
    if (!about.ok) return about;
    const told = await clearForOtherSide(tx, actor, placement, { words: input.words });
    if (!told.ok) return told;
    const { period, lineId } = about.value;
    const [id, at] = [newId(), now()];
    const { kind, pence } = input;
    const { councilId, providerId } = placement;
    await tx.paymentQuery.createMany({
      data: [
        {
          ...{ id, placementId: placement.id, councilId, providerId, lineId, kind, pence },
          periodFrom: period && columnOfDay(period.from),
          periodTo: period && columnOfDay(period.to),
          raisedById: actor.personId,
          raisedAt: at,
          answerDue: firstAnswerDue(at),
          state: "open",
        },
      ],
    });
    await writeMessage(tx, actor, placement, { queryId: id, kind: "question", words: told.value.words, at });
    await recordQuery(tx, actor, placement, { id, kind, pence, period }, { kind: "payment-query-raised" });
    await tellOtherSideOfQuery(tx, placement, { id, version: 1 }, "raised");
    return ok({ id });
  });
}

type About = { period: { from: string; to: string } | null; lineId: string | null };

/** The period and the line, which are of the placement today; 404 where there is no such period. */
async function aboutOf(
  tx: Tx,
  placementId: string,
  { from, line }: RaisePaymentQuery,
): Promise<Result<About, Refusal>> {
  if (from === null) return ok({ period: null, lineId: null });
  const lines = (await liveLines(tx, { placementId })).filter(({ periodFrom }) => periodFrom === from);
  const [first] = lines;
  if (!first) return err(missing());
  if (line !== undefined && !lines.some(({ id }) => id === line))
    return err(invalid("The payment has been worked out again. Choose the line again", "line"));
  return ok({ period: { from, to: first.periodTo }, lineId: line ?? null });
}
