/**
 * The 30 days, counted in the two ways of the law, which differ by a day. Pure; days are `YYYY-MM-DD`, whole pence.
 * Sources: Procurement Act 2023, s.68, and the Late Payment of Commercial Debts (Interest) Act 1998, s.4 (30 days beginning
 * with the day of receipt); SI 2024/692, regulation 38 (day 1 is the day after).
 */
import { addDays, daysFrom } from "~/platform/time";

/** The last day on which a valid invoice received on a day is paid in time: 30 days, and that day is the first of them. */
export function lawfulLastDay(received: string): string {
  return addDays(received, 29);
}

/** How many days the compliance notice counts from receipt to the day on which the supplier has the payment. */
export function noticeDays(received: string, paid: string): number {
  return daysFrom(received, paid);
}

/** The bands of the compliance notice. */
export type NoticeBand = "1 to 30 days" | "31 to 60 days" | "61 days or more";

/** The band that a payment falls in; one on the day of receipt is in the first. */
export function noticeBand(days: number): NoticeBand {
  if (days <= 30) return "1 to 30 days";
  return days <= 60 ? "31 to 60 days" : "61 days or more";
}

/** A payment day that was agreed counts where it is before the last lawful day, and never after it. Weekends and holidays do not move it. */
export function cutBack(agreedDay: string | null, lawful: string): string {
  return agreedDay !== null && agreedDay < lawful ? agreedDay : lawful;
}

/**
 * A time in which a sum was held, from a day until it was released (not included; null while it is held). It stops the clock
 * from the day on which the provider was told that the sum is disputed, and not at all where nobody told them.
 */
export type Hold = { heldOn: string; toldOn: string | null; endedOn: string | null };
/** Pence that were held, once or again. */
export type HeldSum = { pence: number; holds: readonly Hold[] };

/** Where the clock of a sum is: `daysUsed` of 30, and the last day in time, null while it is stopped. */
export type SumClock = { pence: number; daysUsed: number; stoppedDays: number; lastDay: string | null };

/**
 * The clocks of one invoice, the undisputed sum first. What is held inside the council, for whatever reason, stops nothing.
 * Throws a RangeError where more is held than was billed: a hold is of its own pence.
 */
export function clocksOf(
  invoice: { pence: number; received: string; held: readonly HeldSum[] },
  today: string,
): SumClock[] {
  const stopped = invoice.held
    .map(({ pence, holds }) => ({ pence, stops: stopsOf(holds, invoice.received, today) }))
    .filter(({ stops }) => stops.length > 0);
  const disputed = stopped.reduce((sum, { pence }) => sum + pence, 0);
  if (disputed > invoice.pence) throw new RangeError("More is disputed than was billed");
  const clocks = stopped.map(({ pence, stops }) => clockOf(pence, invoice.received, stops, today));
  const rest = invoice.pence - disputed;
  return rest === 0 && clocks.length > 0 ? clocks : [clockOf(rest, invoice.received, [], today), ...clocks];
}

/** Days on which a clock stood: `from` is the first, `until` the first on which it runs again, null while it stands. */
type Stop = { from: string; until: string | null };

/** In order, none before receipt or after today, and two that touch or overlap as one. */
function stopsOf(holds: readonly Hold[], received: string, today: string): Stop[] {
  const stops: Stop[] = [];
  const told = holds.flatMap(({ heldOn, toldOn, endedOn }): Stop[] => {
    if (toldOn === null) return [];
    const from = [heldOn, toldOn, received].sort().at(-1) ?? toldOn;
    const until = endedOn !== null && endedOn <= today ? endedOn : null;
    return from > today || (until !== null && until <= from) ? [] : [{ from, until }];
  });
  for (const stop of told.sort((one, other) => (one.from < other.from ? -1 : 1))) {
    const before = stops.at(-1);
    if (before === undefined || (before.until !== null && before.until < stop.from)) stops.push({ ...stop });
    else if (before.until !== null && (stop.until === null || stop.until > before.until))
      before.until = stop.until;
  }
  return stops;
}

function clockOf(pence: number, received: string, stops: readonly Stop[], today: string): SumClock {
  let lastDay: string | null = lawfulLastDay(received);
  let stoppedDays = 0;
  for (const { from, until } of stops) {
    stoppedDays += daysFrom(from, until ?? addDays(today, 1));
    // What is late already stays late, whatever is disputed afterwards.
    if (lastDay === null || from > lastDay) continue;
    lastDay = until === null ? null : addDays(lastDay, daysFrom(from, until));
  }
  const elapsed = Math.max(0, daysFrom(received, today) + 1);
  return { pence, daysUsed: Math.max(0, elapsed - stoppedDays), stoppedDays, lastDay };
}
