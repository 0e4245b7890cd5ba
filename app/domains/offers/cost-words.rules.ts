import type { IntendedLength } from "~/domains/referrals/referral.options";
import { formatPence } from "~/platform/forms/money";
import { addDays, columnOfDay } from "~/platform/time";
import { type Billed, type CostPeriod, type CostSchedule, periodsOf } from "./costing-periods.rules";
import { BASES, type CostingLine, costUntil, yearAfter } from "./money.rules";

/** What every page says of a cost, and when it is paid. Pure, and the same on both sides. */

/** A cost in words: the large number, what stands beside it, and both as one sentence. */
export type CostWords = { amount: string; rest: string; sentence: string };

export type CostSummary = CostWords & {
  firstYear: string;
  firstYearPence: number;
  /** What is paid once and when; null without any. */
  oneOff: { amount: string; when: string } | null;
  /** The whole stay, where the offer or the referral says how long it is meant to last. */
  stay: { amount: string; length: string } | null;
};

const dayMonthYear = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "long",
  year: "numeric",
});

/** "21 February 2027" of a calendar day. */
export function dateWords(day: string): string {
  return dayMonthYear.format(columnOfDay(day));
}

/** "2 to 15 November 2026", "26 November to 3 December 2026", "28 December 2026 to 3 January 2027": both days are in it. */
export function datesWords(from: string, to: string): string {
  if (from === to) return dateWords(from);
  const [day, month, year] = dateWords(from).split(" ");
  const same = (length: number) => from.slice(0, length) === to.slice(0, length);
  const first = same(7) ? day : same(4) ? `${day} ${month}` : `${day} ${month} ${year}`;
  return `${first} to ${dateWords(to)}`;
}

/**
 * What it costs when: "£7,543.00 a week to 21 February 2027, then £5,905.00, plus £6,500.00 a term, 3 terms a year, plus
 * £450.00 once on 5 December 2026". The one sentence in which money is said.
 */
export function costWords({ startOn, periods, billed, oneOffs }: CostSchedule): CostWords {
  const parts = [
    ...(periods.length === 0 ? [] : [periodWords(periods, startOn)]),
    ...billed.map((one) => `${billedWords(one)}${spanWords({ ...one, from: later(one.from, startOn) })}`),
    ...oneOffs.map(({ on, pence }) => `${formatPence(pence)} once on ${dateWords(on)}`),
  ];
  const sentence = parts.length === 0 ? `${formatPence(0)} a week` : parts.join(", plus ");
  const space = sentence.indexOf(" ");
  return { amount: sentence.slice(0, space), rest: sentence.slice(space + 1), sentence };
}

function periodWords(periods: readonly CostPeriod[], startOn: string): string {
  return periods
    .map(({ from, to, weeklyPence }, index) =>
      index === 0
        ? `${formatPence(weeklyPence)} a week${spanWords({ from: later(from, startOn), to })}`
        : `then ${formatPence(weeklyPence)}${spanWords({ from: "", to })}`,
    )
    .join(", ");
}

/** "£6,500.00 a term, 3 terms a year", "£540.00 a week, 38 weeks a year", "£19,500.00 a year". */
export function billedWords({ basis, unitPence, timesAYear }: Omit<Billed, "from" | "to">): string {
  const price = `${formatPence(unitPence)} ${BASES[basis].unit}`;
  return timesAYear === null
    ? price
    : `${price}, ${timesAYear} ${basis}${timesAYear === 1 ? "" : "s"} a year`;
}

/** What goes without saying is left out: a line that runs from the start. */
function later(from: string, startOn: string): string {
  return from > startOn ? from : "";
}

function spanWords({ from, to }: { from: string; to: string }): string {
  return [from && ` from ${dateWords(from)}`, to && ` to ${dateWords(to)}`].join("");
}

/** The same of lines: "£400.00 a week to 3 January 2027", "in the core fee". */
export function linesInWords(lines: readonly CostingLine[], startOn: string): string {
  const included = lines.length > 0 && lines.every(({ charge }) => charge === "core");
  return included ? "in the core fee" : costWords(periodsOf(lines, startOn)).sentence;
}

/** The longest stay that each answer means; nothing where it names no end. */
const LONGEST: Partial<Record<IntendedLength, { words: string; until(startOn: string): string }>> = {
  "2-weeks": { words: "2 weeks", until: (startOn) => addDays(startOn, 14) },
  "12-weeks": { words: "12 weeks", until: (startOn) => addDays(startOn, 84) },
  "6-months": { words: "26 weeks", until: (startOn) => addDays(startOn, 182) },
  "12-months": { words: "a year", until: yearAfter },
};

/** A cost in large numbers; a draft without a start date counts from today. */
export function costFigures(cost: CostSummary, started = true): { value: string; words: string }[] {
  const firstYear = started
    ? "first year, from the start date"
    : "first year, counted from today: there is no start date yet";
  return [
    { value: cost.amount, words: cost.rest },
    { value: cost.firstYear, words: firstYear },
    ...(cost.oneOff ? [{ value: cost.oneOff.amount, words: cost.oneOff.when }] : []),
    ...(cost.stay ? [{ value: cost.stay.amount, words: cost.stay.length }] : []),
  ];
}

/** A cost with its totals, for the head of a page on which somebody decides. */
export function costWithTotals(cost: CostSummary): string {
  const stay = cost.stay ? `, ${cost.stay.amount} for ${cost.stay.length}` : "";
  return `${cost.sentence}. ${cost.firstYear} in the first year${stay}`;
}

/** Everything that pages say of a costing. The referral says how long the stay is meant to last, unless the lines all end. */
export function costSummary(
  lines: readonly CostingLine[],
  startOn: string,
  intended: IntendedLength | null = null,
): CostSummary {
  const schedule = periodsOf(lines, startOn);
  const firstYearPence = costUntil(lines, startOn, yearAfter(startOn));
  const total = schedule.oneOffs.reduce((sum, { pence }) => sum + pence, 0);
  return {
    ...costWords(schedule),
    firstYear: formatPence(firstYearPence),
    firstYearPence,
    oneOff:
      schedule.oneOffs.length === 0
        ? null
        : {
            amount: formatPence(total),
            when: `once, on ${schedule.oneOffs.map(({ on }) => dateWords(on)).join(" and ")}`,
          },
    stay: stayOf(lines, schedule, intended),
  };
}

function stayOf(
  lines: readonly CostingLine[],
  { startOn, periods, billed }: CostSchedule,
  intended: IntendedLength | null,
): CostSummary["stay"] {
  const ends = [...periods.slice(-1), ...billed].map(({ to }) => to).sort();
  const last = ends.at(-1);
  if (last && !ends.includes(""))
    return {
      amount: formatPence(costUntil(lines, startOn, addDays(last, 1))),
      length: `the whole stay, to ${dateWords(last)}`,
    };
  const longest = intended && LONGEST[intended];
  return longest
    ? {
        amount: formatPence(costUntil(lines, startOn, longest.until(startOn))),
        length: `the whole stay, if it lasts ${longest.words}`,
      }
    : null;
}
