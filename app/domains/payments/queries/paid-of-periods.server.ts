import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { dayOfColumn, londonDate } from "~/platform/time";
import { toldUntil } from "../paid-words.rules";

/** What is expected for a placement and a period on one payment day, as the database has it. */
type PeriodKey = {
  placementId: string;
  councilId: string;
  providerId: string;
  periodFrom: Date;
  periodTo: Date;
  paysOn: Date;
};

/** What is known to have been paid for periods, and until which day anything is known of a council and a provider. */
export type PaidOfPeriods = {
  /** Whole pence; 0 where nothing is known. */
  pence(of: PeriodKey): number;
  until(of: PeriodKey): string | null;
};

/**
 * For every one of these periods, in two statements. A payment that was withdrawn, or whose supplier is not that provider any
 * more, counts for nothing from that moment: the job that ends its allocations may come later.
 */
export async function paidOfPeriods(tx: Tx, periods: readonly PeriodKey[]): Promise<PaidOfPeriods> {
  const placements = [...new Set(periods.map(({ placementId }) => placementId))];
  const sums = await tx.$queryRaw<(Omit<PeriodKey, "councilId" | "providerId"> & { pence: bigint })[]>`
    select l.placement_id as "placementId", l.period_from as "periodFrom", l.period_to as "periodTo",
           l.pays_on as "paysOn", sum(a.pence)::bigint as pence
      from payment_allocations a join expected_lines l on l.id = a.line_id
      join payments p on p.id = a.payment_id and p.provider_id = a.provider_id
     where a.ended_at is null and p.withdrawn_at is null and l.superseded_at is null
       and l.placement_id = any(${placements}::uuid[])
     group by l.placement_id, l.period_from, l.period_to, l.pays_on`;
  const last = await tx.payment.groupBy({
    by: ["councilId", "providerId"],
    where: {
      withdrawnAt: null,
      councilId: { in: [...new Set(periods.map(({ councilId }) => councilId))] },
      providerId: { in: [...new Set(periods.map(({ providerId }) => providerId))] },
    },
    _max: { paidOn: true },
  });
  const paid = new Map(sums.map((sum) => [keyOf(sum), Number(sum.pence)]));
  const today = londonDate(now());
  const until = new Map(
    last.map(({ councilId, providerId, _max: { paidOn } }) => [
      `${councilId} ${providerId}`,
      toldUntil(dayOfColumn(paidOn), today),
    ]),
  );
  return {
    pence: (of) => paid.get(keyOf(of)) ?? 0,
    until: ({ councilId, providerId }) => until.get(`${councilId} ${providerId}`) ?? null,
  };
}

const keyOf = ({ placementId, periodFrom, periodTo, paysOn }: Omit<PeriodKey, "councilId" | "providerId">) =>
  [placementId, ...[periodFrom, periodTo, paysOn].map((day) => dayOfColumn(day))].join(" ");
