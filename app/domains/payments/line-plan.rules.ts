/**
 * What has to be written so that the lines of a placement say what they should: lines of open periods are replaced, those of
 * closed ones get an adjustment. Pure; whole pence, days are `YYYY-MM-DD`.
 */
import { WHOLE_FEE } from "~/domains/agreements/absences/absence.rules";
import { addDays } from "~/platform/time";
import {
  type AwayNights,
  type ExpectedLine,
  expectedLines,
  type PayableFee,
  type Stay,
} from "./expected-lines.rules";
import {
  type CalendarPeriod,
  closingDay,
  councilPeriods,
  openPeriod,
  type PaymentCalendar,
  type Period,
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
 * the child has moved in. A period that has closed by a line of its own stays as it is, whatever calendar was set since: the
 * database never lets go of such a line. Planned again once it is written, it is empty.
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
  const open = openPeriod(calendars, today);
  const settled = settledPeriods(live, calendars, today);
  const begun = councilPeriods(calendars, { from: starts[0], to: today }).flatMap((period) =>
    outside(period, settled),
  );
  for (const period of [...settled, ...begun]) {
    const wanted = stay ? expectedLines(fees, stay, away, period, period.calendar.convention) : [];
    const mine = live.filter(
      (line) => keyOf(line) === keyOf({ periodFrom: period.from, periodTo: period.to }),
    );
    if (!settled.includes(period) && closingDay(period.calendar, period) > today)
      replaceOpen(plan, period, mine, wanted);
    else if (open)
      plan.create.push(
        ...adjusting(period, mine, wanted, { paysOn: paymentDay(open.calendar, open), today }),
      );
  }
  // A calendar that was replaced, or a day of moving in that was corrected, leaves lines of periods that are none any more.
  const known = new Set(
    [...settled, ...begun].map(({ from, to }) => keyOf({ periodFrom: from, periodTo: to })),
  );
  for (const line of live) if (line.closesOn > today && !known.has(keyOf(line))) plan.supersede.push(line.id);
  return plan;
}

const keyOf = ({ periodFrom, periodTo }: Pick<NewLine, "periodFrom" | "periodTo">) =>
  `${periodFrom} ${periodTo}`;

/** The periods of which a line has closed, in the order of their days, each with the calendar that it was priced by. */
function settledPeriods(
  live: readonly LiveLine[],
  calendars: readonly CouncilCalendar[],
  today: string,
): CalendarPeriod<CouncilCalendar>[] {
  const closed = live.filter(({ closesOn }) => closesOn <= today);
  const periods = new Map(closed.map((line) => [keyOf(line), line]));
  return [...periods.values()].flatMap(({ periodFrom, periodTo }) => {
    const period = { from: periodFrom, to: periodTo };
    const expected = closed.find(
      (line) => line.kind === "expected" && keyOf(line) === keyOf({ periodFrom, periodTo }),
    );
    const calendar = calendarOf(period, expected?.closesOn, calendars);
    return calendar ? [{ ...period, calendar }] : [];
  });
}

/** The newest calendar by which a period closed on that day, as the calendars stood then; else the newest of all. */
function calendarOf(
  period: Period,
  closedOn: string | undefined,
  calendars: readonly CouncilCalendar[],
): CouncilCalendar | undefined {
  for (let count = calendars.length; count > 0; count -= 1) {
    const whole = councilPeriods(calendars.slice(0, count), period)[0];
    if (!whole || whole.from > period.from || whole.to < period.to) continue;
    if (closedOn === undefined || closingDay(whole.calendar, period) === closedOn) return whole.calendar;
  }
  return calendars.at(-1);
}

/** What is left of a period without the nights of those that are settled, in the order of its days. */
function outside(
  period: CalendarPeriod<CouncilCalendar>,
  settled: readonly Period[],
): CalendarPeriod<CouncilCalendar>[] {
  return settled.reduce(
    (left, { from, to }) =>
      left.flatMap((part) => {
        if (to < part.from || from > part.to) return [part];
        const before = { ...part, to: addDays(from, -1) };
        const after = { ...part, from: addDays(to, 1) };
        return [before, after].filter((rest) => rest.from <= rest.to);
      }),
    [period],
  );
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
  return adjustmentsOf(mine, wanted).map(({ feeId, from, to, pence }) => ({
    feeId,
    kind: "adjustment",
    periodFrom: period.from,
    periodTo: period.to,
    from,
    to,
    nights: 0,
    basisPoints: WHOLE_FEE,
    pence,
    paysOn,
    closesOn: today,
  }));
}
