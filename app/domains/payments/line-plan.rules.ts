/**
 * What has to be written so that the lines of a placement say what they should: lines of open periods are replaced, those of
 * closed ones get an adjustment. Pure; whole pence, days are `YYYY-MM-DD`.
 */
import {
  type AwayNights,
  type ExpectedLine,
  expectedLines,
  type PayableFee,
  type Stay,
} from "./expected-lines.rules";
import { ALL_OF_IT } from "./night-pricing.rules";
import {
  type CalendarPeriod,
  closingDay,
  councilPeriods,
  openPeriod,
  type PaymentCalendar,
  paymentDay,
} from "./payment-calendar.rules";
import type { PricingConvention } from "./pricing-conventions.options";
import { adjustmentsOf } from "./repricing.rules";

/** A calendar as a council set it. */
export type CouncilCalendar = PaymentCalendar & { convention: PricingConvention };

export type LineKind = "expected" | "adjustment";

/** A line as it is written: its nights within the period that it is of. */
export type NewLine = ExpectedLine & {
  kind: LineKind;
  periodFrom: string;
  periodTo: string;
  paysOn: string;
  /** The first day on which it no longer changes. */
  closesOn: string;
};
/** A line that nothing has replaced. */
export type LiveLine = NewLine & { id: string };

export type LinePlan = { supersede: string[]; create: NewLine[] };

/**
 * The plan for one placement on a day: for every period from its first night to the one that runs. `stay` is null before
 * the child has moved in. Planned again once it is written, it is empty.
 */
export function planLines(
  placement: { fees: readonly PayableFee[]; stay: Stay | null; away: readonly AwayNights[] },
  live: readonly LiveLine[],
  calendars: readonly CouncilCalendar[],
  today: string,
): LinePlan {
  const { fees, stay, away } = placement;
  const starts = [...live.map(({ periodFrom }) => periodFrom), ...(stay ? [stay.firstNight] : [])].sort();
  const plan: LinePlan = { supersede: [], create: [] };
  if (starts[0] === undefined) return plan;
  const periods = councilPeriods(calendars, { from: starts[0], to: today });
  const open = openPeriod(calendars, today);
  for (const period of periods) {
    const { convention } = period.calendar;
    const wanted = stay ? expectedLines(fees, stay, away, period, convention) : [];
    const mine = live.filter((line) => line.periodFrom === period.from && line.periodTo === period.to);
    if (closingDay(period.calendar, period) > today) replaceOpen(plan, period, mine, wanted);
    else if (open)
      plan.create.push(
        ...adjusting(period, mine, wanted, { paysOn: paymentDay(open.calendar, open), today }),
      );
  }
  // A calendar that was replaced, or a day of moving in that was corrected, leaves lines of periods that are none any more.
  const known = new Set(periods.map(({ from, to }) => `${from} ${to}`));
  for (const line of live)
    if (
      line.kind === "expected" &&
      line.closesOn > today &&
      !known.has(`${line.periodFrom} ${line.periodTo}`)
    )
      plan.supersede.push(line.id);
  return plan;
}

function replaceOpen(
  plan: LinePlan,
  period: CalendarPeriod<CouncilCalendar>,
  mine: readonly LiveLine[],
  wanted: readonly ExpectedLine[],
): void {
  const lines = wanted.map(
    (line): NewLine => ({
      ...line,
      kind: "expected",
      periodFrom: period.from,
      periodTo: period.to,
      paysOn: paymentDay(period.calendar, period),
      closesOn: closingDay(period.calendar, period),
    }),
  );
  const now = mine.map(saysOf).sort();
  const then = lines.map(saysOf).sort();
  if (now.length === then.length && now.every((said, index) => said === then[index])) return;
  plan.supersede.push(...mine.map(({ id }) => id));
  plan.create.push(...lines);
}

/** Everything that a line says. */
const saysOf = (line: NewLine) =>
  [
    line.feeId,
    line.from,
    line.to,
    line.nights,
    line.basisPoints,
    line.pence,
    line.paysOn,
    line.closesOn,
  ].join(" ");

function adjusting(
  period: CalendarPeriod<CouncilCalendar>,
  mine: readonly LiveLine[],
  wanted: readonly ExpectedLine[],
  { paysOn, today }: { paysOn: string; today: string },
): NewLine[] {
  const keyed = <T extends { feeId: string }>(line: T) => ({ ...line, feeKey: line.feeId });
  return adjustmentsOf(mine.map(keyed), wanted.map(keyed)).map(({ feeKey, from, to, pence }) => ({
    feeId: feeKey,
    kind: "adjustment",
    periodFrom: period.from,
    periodTo: period.to,
    from,
    to,
    nights: 0,
    basisPoints: ALL_OF_IT,
    pence,
    paysOn,
    closesOn: today,
  }));
}
