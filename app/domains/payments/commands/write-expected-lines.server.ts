import type { Tx } from "~/domains/access/transactions.server";
import { absencesOf } from "~/domains/agreements/queries/absences-of.server";
import { type AgreedFees, agreedFees } from "~/domains/agreements/queries/agreed-fees.server";
import { recordEvents } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { addDays, columnOfDay, londonDate } from "~/platform/time";
import { type LineKind, type NewLine, planLines } from "../line-plan.rules";
import { PAYMENT_EVENTS } from "../payment.events";
import { matchingOf } from "../payment.jobs";
import { liveLines } from "../queries/live-lines.server";
import { lockInOrder } from "../queries/lock-in-order.server";
import { paymentCalendars } from "../queries/payment-calendars.server";

/**
 * Makes the lines of one placement say what the agreement, the nights and the calendar of the council say today, in the
 * caller's transaction, and records what changed. Run twice it changes nothing more. Gives how many lines it wrote.
 */
export async function writeExpectedLines(tx: Tx, placementId: string): Promise<number> {
  // One at a time: two that plan from the same lines would write them twice.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('expected lines of ' || ${placementId}, 0))`;
  const agreed = await agreedFees(tx, placementId);
  if (!agreed) return 0;
  const at = now();
  const today = londonDate(at);
  const live = await liveLines(tx, { placementId });
  const calendars = await paymentCalendars(tx, agreed.councilId);
  const stay = agreed.firstNight && { firstNight: agreed.firstNight, lastNight: agreed.lastNight };
  const away = stay
    ? await absencesOf(tx, placementId, { from: stay.firstNight, to: addDays(today, LONGEST_PERIOD) })
    : [];
  const { supersede, create } = planLines(
    { fees: agreed.signed ? agreed.fees : [], stay: stay || null, away },
    live,
    calendars,
    today,
  );
  await lockInOrder(tx, { lines: supersede });
  if (supersede.length > 0)
    await tx.expectedLine.updateMany({
      where: { id: { in: supersede }, supersededAt: null },
      data: { supersededAt: at },
    });
  if (create.length > 0) {
    const { _max } = await tx.expectedLine.aggregate({ where: { placementId }, _max: { generation: true } });
    const generation = (_max.generation ?? 0) + 1;
    const { councilId, providerId } = agreed;
    await tx.expectedLine.createMany({
      data: create.map((line) => ({
        id: newId(),
        placementId,
        councilId,
        providerId,
        generation,
        madeAt: at,
        ...rowOf(line),
      })),
    });
  }
  const replaced = live.filter(({ id }) => supersede.includes(id));
  await recordLines(tx, agreed, create, replaced);
  if (create.length + supersede.length > 0)
    await enqueueAll(tx, [matchingOf(agreed.councilId, agreed.providerId)]);
  return create.length;
}

/** The period that runs today ends within so many days: an absence that goes on is of all its nights to come. */
const LONGEST_PERIOD = 31;

function rowOf({ periodFrom, periodTo, from, to, paysOn, closesOn, ...line }: NewLine) {
  return {
    ...line,
    periodFrom: columnOfDay(periodFrom),
    periodTo: columnOfDay(periodTo),
    fromOn: columnOfDay(from),
    toOn: columnOfDay(to),
    paysOn: columnOfDay(paysOn),
    closesOn: columnOfDay(closesOn),
  };
}

const KINDS = { expected: "payment-expected", adjustment: "payment-adjusted" } as const satisfies Record<
  LineKind,
  string
>;

/**
 * One event a period and kind: what both sides can expect now, or what is added to a period that had closed. A period of which
 * nothing is expected any more is said too, with £0.00.
 */
async function recordLines(
  tx: Tx,
  agreed: AgreedFees,
  create: readonly NewLine[],
  replaced: readonly NewLine[],
): Promise<void> {
  const said = new Map<string, { of: NewLine; pence: number }>();
  const add = (of: NewLine, pence: number) => {
    const key = `${of.kind} ${of.periodFrom} ${of.periodTo}`;
    said.set(key, { of, pence: (said.get(key)?.pence ?? 0) + pence });
  };
  for (const line of replaced) add(line, 0);
  for (const line of create) add(line, line.pence);
  await recordEvents(
    tx,
    null,
    PAYMENT_EVENTS,
    [...said.values()].map(({ of, pence }) => ({
      kind: KINDS[of.kind],
      councilId: agreed.councilId,
      providerId: agreed.providerId,
      subject: "placement" as const,
      subjectId: agreed.placementId,
      data: {
        placement: agreed.reference,
        serviceId: agreed.serviceId,
        from: of.periodFrom,
        to: of.periodTo,
        pence,
      },
    })),
  );
}
