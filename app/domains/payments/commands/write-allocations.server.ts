import type { Tx } from "~/domains/access/transactions.server";
import { recordEvents } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { allocationMoves } from "../allocation-moves.rules";
import { PAYMENT_EVENTS } from "../payment.events";
import type { Allocation } from "../payment-book.rules";
import { matchPayments } from "../payment-matching.rules";
import { lockInOrder } from "../queries/lock-in-order.server";
import {
  type PayerAndPaid,
  type PaymentsAndDues,
  paymentsAndDues,
} from "../queries/payments-and-dues.server";

/**
 * Makes the allocations between a council and a provider say what their payments and expected lines say today, in the caller's
 * transaction, and records what changed. Run twice it changes nothing more.
 */
export async function writeAllocations(tx: Tx, of: PayerAndPaid): Promise<void> {
  const { councilId, providerId } = of;
  // One at a time: two that match the same lines would pay them twice.
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended('allocations of ' || ${councilId} || ' ' || ${providerId}, 0))`;
  const known = await paymentsAndDues(tx, of);
  const { allocations } = matchPayments(known.payments, known.dues, known.billed);
  const live = await tx.paymentAllocation.findMany({
    where: { councilId, providerId, endedAt: null },
    select: { id: true, paymentId: true, lineId: true, pence: true, rule: true },
  });
  const stored = live.map(({ pence, ...row }) => ({ ...row, pence: Number(pence) }));
  const kept = new Set(stored.map(keyOf));
  const wanted = new Set(allocations.map(keyOf));
  const ended = stored.filter((one) => !wanted.has(keyOf(one)));
  const made = allocations.filter((one) => !kept.has(keyOf(one)));
  const moved = [...ended, ...made];
  await lockInOrder(tx, {
    payments: moved.map(({ paymentId }) => paymentId),
    lines: moved.map(({ lineId }) => lineId),
  });
  const at = now();
  await tx.paymentAllocation.updateMany({
    where: { id: { in: ended.map(({ id }) => id) }, endedAt: null },
    data: { endedAt: at },
  });
  await tx.paymentAllocation.createMany({
    data: made.map((one) => ({ id: newId(), councilId, providerId, madeAt: at, ...one })),
  });
  await recordMatches(tx, of, known, made, ended);
}

const keyOf = ({ paymentId, lineId, pence, rule }: Omit<Allocation, "rule"> & { rule: string }) =>
  `${paymentId} ${lineId} ${pence} ${rule}`;

type Moved = { paymentId: string; lineId: string; pence: number };

/** One event for each payment and placement: what of it is known to be for that placement now, or no longer is. */
async function recordMatches(
  tx: Tx,
  { councilId, providerId }: PayerAndPaid,
  known: PaymentsAndDues,
  made: readonly Moved[],
  ended: readonly Moved[],
): Promise<void> {
  const paidOn = new Map(known.payments.map((payment) => [payment.id, payment.paidOn]));
  const moves = allocationMoves(
    { made, ended },
    await placementsOfLines(tx, known, ended),
    new Map(known.payments.map((payment) => [payment.id, payment.pence])),
  );
  await recordEvents(
    tx,
    null,
    PAYMENT_EVENTS,
    moves.flatMap(({ placementId, paymentId, pence, matched }) => {
      const placement = known.placements.get(placementId);
      if (!placement) return [];
      const on = paidOn.get(paymentId);
      return [
        {
          kind: matched ? ("payment-matched" as const) : ("payment-unmatched" as const),
          councilId,
          providerId,
          subject: "placement" as const,
          subjectId: placementId,
          data: {
            placement: placement.reference,
            serviceId: placement.serviceId,
            pence,
            ...(on === undefined ? {} : { on }),
          },
        },
      ];
    }),
  );
}

/** Which placement each line is of, also of lines that have been replaced since. */
async function placementsOfLines(
  tx: Tx,
  known: PaymentsAndDues,
  ended: readonly Moved[],
): Promise<Map<string, string>> {
  const old = await tx.expectedLine.findMany({
    where: { id: { in: ended.map(({ lineId }) => lineId) } },
    select: { id: true, placementId: true },
  });
  return new Map([
    ...old.map(({ id, placementId }): [string, string] => [id, placementId]),
    ...[...known.lines.values()].map(({ id, placementId }): [string, string] => [id, placementId]),
  ]);
}
