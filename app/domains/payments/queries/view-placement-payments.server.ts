import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { agreedFees } from "~/domains/agreements/queries/agreed-fees.server";
import { type FeeWords, feeWords } from "~/domains/agreements/queries/fee-words.server";
import {
  findPlacement,
  type NamedPlacement,
  namedPlacement,
} from "~/domains/agreements/queries/find-placement.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { dayOfColumn, londonDate } from "~/platform/time";
import { type CauseLine, differenceCause } from "../difference-causes.rules";
import { sumOf } from "../expected-lines.rules";
import { BANK_RATES } from "../late-interest.rules";
import { differenceWords, type PaidState, paidState } from "../paid-words.rules";
import { documentAbilities } from "../payment-document.policy";
import { paymentHoldAbilities } from "../payment-hold.policy";
import { type LadderStep, ladderOf } from "../payment-ladder.rules";
import { paymentQueryAbilities } from "../payment-query.policy";
import { sumWords } from "../payment-words.rules";
import { type PeriodClock, periodClock, scheduledSum } from "../period-clock.rules";
import { invoicedOf, invoicedTogether, invoicesOf } from "./invoiced-periods.server";
import { type QueryRow, queryRowsOf } from "./list-payment-queries.server";
import { type DatedLine, liveLines } from "./live-lines.server";
import {
  knownUntil,
  type PaymentFor,
  type PaymentParts,
  paymentsFor,
  paymentsOfLines,
} from "./paid-of.server";
import { type PlacementOrderView, placementOrder } from "./placement-order.server";
import { disputedOf, heldStep, holdsOf } from "./stored-holds.server";
import { type HoldView, holdView } from "./view-payment-hold.server";

/** One line as it is read: what it is for, how it was worked out, and what it comes to. */
export type LineRow = { id: string; fee: string; sum: string; pence: number; adjustment: boolean };

/** One period of a placement, with all that was ever expected of it. Days are `YYYY-MM-DD`. */
export type PeriodView = {
  from: string;
  to: string;
  /** The last night that its lines are for. */
  lastNight: string;
  pence: number;
  lines: LineRow[];
  /** Of the lines that were expected; null where all are adjustments. */
  paysOn: string | null;
  closesOn: string | null;
  closed: boolean;
  /** The day from which both sides could read it. */
  toldOn: string;
  /** What the adjustments of it come to, by the day on which they were made. */
  adjustments: { madeOn: string; paysOn: string; pence: number }[];
  /** What is matched with it of what was paid; null where nothing is. */
  paid: { pence: number; difference: string | null; cause: string | null; payments: PaymentFor[] } | null;
  state: PaidState;
  /** The 30 days of what is paid for it, by payment day; none of what is taken back. */
  clocks: DayClock[];
  /** What is held of it, or was, oldest first. */
  holds: HoldView[];
  /** The invoices of its nights that count, oldest first. */
  invoices: { id: string; number: string }[];
  /** Its dated steps, with who acts. */
  ladder: LadderStep[];
};

/** The 30 days of what a period comes to on one payment day. */
export type DayClock = PeriodClock & { paysOn: string; pence: number };

export type PlacementPaymentsView = NamedPlacement & {
  /** What has to be there before anything is expected; null where something is. */
  missing: { movedIn: boolean; signed: boolean } | null;
  /** The last day of which the council's finance system has told; null before it has told of anything. */
  knownUntil: string | null;
  /** What the provider asks about them, newest first, and whether the reader may ask. */
  queries: QueryRow[];
  raisesQueries: boolean;
  holdsPayments: boolean;
  /** The council, as the page of a new invoice knows it; null for whoever sends none. */
  invoicesTo: string | null;
  /** The purchase order that it is paid under. */
  order: PlacementOrderView;
  /** Newest first. */
  periods: PeriodView[];
  today: string;
};

/** What is expected for one placement, by period. 404 and 403 as for the placement. */
export function viewPlacementPayments(actor: Actor, reference: string): Promise<PlacementPaymentsView> {
  return read(actor, async (tx) => {
    const placement = await findPlacement(tx, actor, reference);
    const { id, councilId, providerId } = placement;
    const until = await knownUntil(tx, { councilId, providerId });
    const periods = await periodsOf(tx, { id, providerId }, until);
    // What is missing is said where there is nothing else to say.
    const agreed = periods.length === 0 ? await agreedFees(tx, id) : null;
    return {
      ...namedPlacement(placement),
      queries: await queryRowsOf(tx, { id, reference: placement.reference }),
      raisesQueries: paymentQueryAbilities(actor, { councilId, providerId, state: "open", disputable: false })
        .raise,
      invoicesTo: documentAbilities(actor, null).send ? councilId : null,
      holdsPayments: paymentHoldAbilities(actor, { councilId, providerId, state: null }).place,
      order: await placementOrder(tx, actor, placement),
      missing: agreed && { movedIn: agreed.firstNight !== null, signed: agreed.signed },
      periods,
      knownUntil: until,
      today: londonDate(now()),
    };
  });
}

/** One of its periods, by its first day; 404 where nothing is expected of it. */
export async function viewPaymentPeriod(
  actor: Actor,
  reference: string,
  from: string,
): Promise<Omit<PlacementPaymentsView, "periods"> & { period: PeriodView }> {
  const { periods, ...placement } = await viewPlacementPayments(actor, reference);
  const period = periods.find((one) => one.from === from);
  return period ? { ...placement, period } : notFound();
}

async function periodsOf(
  tx: Tx,
  { id: placementId, providerId }: { id: string; providerId: string },
  until: string | null,
): Promise<PeriodView[]> {
  const today = londonDate(now());
  const lines = await liveLines(tx, { placementId });
  const told = await toldOn(tx, placementId);
  const held = await holdsOf(tx, placementId);
  const invoiced = await invoicedOf(tx, placementId);
  const parts = await paymentsFor(
    tx,
    providerId,
    lines.map(({ id }) => id),
  );
  const fees = await feeWords(
    tx,
    lines.map(({ feeId }) => feeId),
  );
  // Fee by fee as in the agreement, each by its nights: the lines come by their nights.
  const order = [...fees.keys()];
  const byFee = (one: DatedLine, other: DatedLine) => order.indexOf(one.feeId) - order.indexOf(other.feeId);
  const periods = [...new Set(lines.map(({ periodFrom }) => periodFrom))].sort().reverse();
  return periods.flatMap((from): PeriodView[] => {
    const mine = lines.filter(({ periodFrom }) => periodFrom === from).sort(byFee);
    const [first] = mine;
    if (!first) return [];
    const expected = mine.find(({ kind }) => kind === "expected");
    const dates = {
      to: first.periodTo,
      paysOn: expected?.paysOn ?? null,
      closesOn: expected?.closesOn ?? null,
      toldOn: told.get(`${from} ${first.periodTo}`) ?? today,
      adjustments: adjustmentDays(mine),
    };
    const holds = held.filter((one) => one.from === from && one.to === first.periodTo);
    const bills = invoiced.filter((one) => one.from >= from && one.to <= first.periodTo);
    const pence = sumOf(mine);
    const nights = mine.reduce((sum, line) => sum + line.nights, 0);
    const payments = paymentsOfLines(parts, new Set(mine.map(({ id }) => id)));
    // What a payment has over is matched with nothing, here as in every list.
    const paid = sumOf(payments);
    const paysOn = dates.paysOn ?? dates.adjustments.at(-1)?.paysOn ?? today;
    return [
      {
        from,
        ...dates,
        lastNight:
          mine
            .map(({ to }) => to)
            .sort()
            .at(-1) ?? first.to,
        pence,
        paid:
          payments.length === 0
            ? null
            : {
                ...{ pence: paid, difference: differenceWords(pence, paid, nights), payments },
                cause: differenceCause({
                  ...{ expected: pence, paid, nights, lines: mine.map((line) => causeLine(line, fees)) },
                  heldPence: sumOf(holds.filter(({ state }) => state === "held")),
                  weeklyFees: [...fees.values()].map(({ weeklyPence }) => weeklyPence),
                }),
              },
        state: paidState({ pence, nights, paysOn }, paid, until),
        clocks: clocksOf(mine, parts, {
          ...{ toldOn: dates.toldOn, knownUntil: until, today },
          invoiced: invoicedTogether(bills),
          held: disputedOf(holds),
        }),
        holds: holds.map(holdView),
        invoices: invoicesOf(bills),
        closed: (dates.closesOn ?? today) <= today,
        lines: mine.map((line) => ({
          id: line.id,
          fee: fees.get(line.feeId)?.words ?? "Fee",
          sum: sumWords(line, fees.get(line.feeId)),
          pence: line.pence,
          adjustment: line.kind === "adjustment",
        })),
        ladder: ladderOf({ ...dates, payments, holds: holds.map(heldStep) }, today),
      },
    ];
  });
}

type ClockFacts = Pick<Parameters<typeof scheduledSum>[0], "toldOn" | "knownUntil" | "invoiced" | "held"> & {
  today: string;
};

/** By payment day: an adjustment is paid on another than the period that it is of, and was told later. */
function clocksOf(
  lines: readonly DatedLine[],
  parts: PaymentParts,
  { toldOn: first, knownUntil: told, today, ...of }: ClockFacts,
): DayClock[] {
  return [...new Set(lines.map(({ paysOn }) => paysOn))].sort().flatMap((paysOn): DayClock[] => {
    const mine = lines.filter((line) => line.paysOn === paysOn);
    const pence = sumOf(mine);
    const clock = periodClock(
      scheduledSum({
        pence,
        nights: mine.reduce((sum, { nights }) => sum + nights, 0),
        to: mine[0]?.periodTo ?? paysOn,
        payments: paymentsOfLines(parts, new Set(mine.map(({ id }) => id))),
        knownUntil: told,
        ...of,
        adjusted: mine.every(({ kind }) => kind === "adjustment"),
        madeOn: mine.map(({ madeAt }) => londonDate(madeAt)).sort()[0] ?? first,
        toldOn: first,
      }),
      today,
      BANK_RATES,
    );
    return clock ? [{ ...clock, paysOn, pence }] : [];
  });
}

const causeLine = ({ kind, feeId, pence, nights }: DatedLine, fees: Map<string, FeeWords>): CauseLine => ({
  ...{ fee: fees.get(feeId)?.words ?? "Fee", pence, nights, adjustment: kind === "adjustment" },
  weeklyPence: fees.get(feeId)?.weeklyPence ?? 0,
});

/** The day on which a period could first be read, by its days: what has been replaced since was told too. */
async function toldOn(tx: Tx, placementId: string): Promise<Map<string, string>> {
  const rows = await tx.expectedLine.groupBy({
    by: ["periodFrom", "periodTo"],
    where: { placementId },
    _min: { madeAt: true },
  });
  return new Map(
    rows.flatMap(({ periodFrom, periodTo, _min: { madeAt } }) =>
      madeAt ? [[`${dayOfColumn(periodFrom)} ${dayOfColumn(periodTo)}`, londonDate(madeAt)]] : [],
    ),
  );
}

/** By the day on which they were made: several of one day are one change. */
function adjustmentDays(lines: readonly DatedLine[]): PeriodView["adjustments"] {
  const adjustments = lines.filter(({ kind }) => kind === "adjustment");
  const made = new Map<string, DatedLine[]>();
  for (const line of adjustments) {
    const on = londonDate(line.madeAt);
    made.set(on, [...(made.get(on) ?? []), line]);
  }
  return [...made].sort().flatMap(([madeOn, of]) => {
    const [first] = of;
    return first ? [{ madeOn, paysOn: first.paysOn, pence: sumOf(of) }] : [];
  });
}
