/**
 * The 30 days of what is paid for a period: from when they run, how many are used, and what may be claimed where they are
 * over. Pure; days are `YYYY-MM-DD`, whole pence.
 */
import { daysFrom } from "~/platform/time";
import { type BankRate, claimAt, interestRate } from "./late-interest.rules";
import { roundingTolerance } from "./night-pricing.rules";
import { clocksOf, cutBack, type HeldSum, lawfulLastDay, type SumClock } from "./payment-clock.rules";

/** What is to be paid for a period on one payment day, with what is known of it. */
export type ClockedSum = {
  pence: number;
  nights: number;
  /** The last night of the period. */
  to: string;
  /** The day on which the provider could first read the amount. */
  toldOn: string;
  /** The payment day that was agreed; null where there is none. */
  agreedDay: string | null;
  /** The day on which the council received a valid invoice for it; null where it pays what its schedule says. */
  receivedOn: string | null;
  held: readonly HeldSum[];
  payments: readonly { paidOn: string; pence: number }[];
  /** The last day of which the council's finance system has told; null before it has told of anything. */
  knownUntil: string | null;
};

/**
 * What a council pays for a period. Its calendar says when it means to pay: no agreement names a day. What was added after the
 * period had closed could be read from the day it was made; no invoice and no hold is of that.
 */
export function scheduledSum({
  adjusted,
  madeOn,
  toldOn,
  invoiced,
  held,
  ...sum
}: Pick<ClockedSum, "pence" | "nights" | "to" | "payments" | "knownUntil" | "held"> & {
  /** Whether all of it was added after the period had closed. */
  adjusted: boolean;
  madeOn: string;
  /** The day on which the period could first be read. */
  toldOn: string;
  /** What invoices that count bill of its nights, less what was credited, and the day on which the last was received. */
  invoiced: { pence: number; receivedOn: string } | null;
}): ClockedSum {
  const agreedDay = null;
  if (adjusted) return { ...sum, toldOn: madeOn, agreedDay, receivedOn: null, held: [] };
  // An invoice of a part starts no clock of the whole.
  const whole = invoiced !== null && invoiced.pence >= sum.pence - roundingTolerance(sum.nights);
  return { ...sum, toldOn, agreedDay, receivedOn: whole ? invoiced.receivedOn : null, held };
}

/** What begins the 30 days: the last night, the day on which the amount could be read, or an invoice. */
export type ClockStart = { on: string; because: "nights" | "told" | "invoice" };

export function clockStart({
  to,
  toldOn,
  receivedOn,
}: Pick<ClockedSum, "to" | "toldOn" | "receivedOn">): ClockStart {
  const later = (told: ClockStart): ClockStart => (told.on > to ? told : { on: to, because: "nights" });
  const scheduled = later({ on: toldOn, because: "told" });
  // What is late already stays late, whatever is billed afterwards.
  if (receivedOn === null || receivedOn > lawfulLastDay(scheduled.on)) return scheduled;
  return later({ on: receivedOn, because: "invoice" });
}

/** What is disputed of what is still open: never more than that, the first that was held before the others. */
function heldOf(held: readonly HeldSum[], openPence: number): HeldSum[] {
  let left = openPence;
  return held.flatMap(({ pence, holds }): HeldSum[] => {
    const part = Math.min(pence, left);
    left -= part;
    return part > 0 ? [{ pence: part, holds }] : [];
  });
}

/** The last of the 30 days where nothing stops them and no day was agreed before it; weekends and holidays do not move it. */
export function lastDayInTime(sum: Pick<ClockedSum, "to" | "toldOn" | "receivedOn">): string {
  return lawfulLastDay(clockStart(sum).on);
}

/**
 * `ahead` before the first of the 30 days, then `running`, `late`, or `unsure` where the last day in time has passed and the
 * finance system has told of no day after it; `stopped` while all that is unpaid is disputed; `paid` once nothing is left.
 */
export type ClockStanding = "ahead" | "running" | "stopped" | "late" | "unsure" | "paid";

export type PeriodClock = {
  start: ClockStart;
  standing: ClockStanding;
  /** The last day in time; null while the clock is stopped. */
  lastDay: string | null;
  /** Whether that is the agreed payment day, before the 30 days are over. */
  agreed: boolean;
  daysUsed: number;
  stoppedDays: number;
  /** From today until the last day in time while it runs; after it, how many the payment is or was late. */
  days: number;
  /** What is not known to be paid. */
  openPence: number;
  /** What is disputed of that, for which the clock is stopped or was. */
  disputed: SumClock[];
  claim: Claim;
};

/** What may be claimed: nothing is late, the rate of that half-year is not known, or so much at that rate. */
export type Claim =
  | { known: "nothing" }
  | { known: "no-rate" }
  | { known: "sum"; interestPence: number; fixedPence: number; rate: number };

/** The clock of a sum; null of one that is taken back, which nobody pays. */
export function periodClock(sum: ClockedSum, today: string, rates: readonly BankRate[]): PeriodClock | null {
  if (sum.pence <= 0) return null;
  const start = clockStart(sum);
  const paid = sum.payments.reduce((all, { pence }) => all + pence, 0);
  const openPence = Math.max(0, sum.pence - paid);
  const settled = openPence <= roundingTolerance(sum.nights);
  const paidOn = sum.payments.reduce((last, one) => (one.paidOn > last ? one.paidOn : last), "");
  const until = settled && paidOn !== "" && paidOn < today ? paidOn : today;
  const [whole, ...disputed] = clocksOf(
    {
      pence: settled ? sum.pence : openPence,
      received: start.on,
      held: settled ? [] : heldOf(sum.held, openPence),
    },
    until,
  );
  if (!whole) return null;
  const { agreedDay } = sum;
  const lastDay = whole.lastDay === null ? null : cutBack(agreedDay, whole.lastDay);
  const standing = settled ? "paid" : standingOf(start.on, lastDay, sum.knownUntil, today);
  return {
    start,
    standing,
    lastDay,
    agreed: lastDay !== whole.lastDay,
    daysUsed: whole.daysUsed,
    stoppedDays: whole.stoppedDays,
    days: lastDay === null || (settled && paidOn === "") ? 0 : daysOf(standing, lastDay, until),
    openPence: settled ? 0 : openPence,
    disputed,
    claim:
      lastDay === null
        ? { known: "nothing" }
        : claimOf(sum, { lastDay, standing, unpaid: [whole, ...disputed], today }, rates),
  };
}

function standingOf(
  start: string,
  lastDay: string | null,
  knownUntil: string | null,
  today: string,
): ClockStanding {
  if (lastDay === null) return "stopped";
  if (lastDay < today) return knownUntil !== null && knownUntil > lastDay ? "late" : "unsure";
  return start > today ? "ahead" : "running";
}

function daysOf(standing: ClockStanding, lastDay: string, until: string): number {
  const over = daysFrom(lastDay, until);
  return standing === "ahead" || standing === "running" ? daysFrom(until, lastDay) : Math.max(0, over);
}

/**
 * Interest on each part by the days that it was late, and one fixed sum for all of them: what was paid late, and what is
 * known to be unpaid, of which what was disputed has a last day of its own, or none while it is.
 */
function claimOf(
  { payments }: ClockedSum,
  {
    lastDay,
    standing,
    unpaid,
    today,
  }: { lastDay: string; standing: ClockStanding; unpaid: readonly SumClock[]; today: string },
  rates: readonly BankRate[],
): Claim {
  const late = [
    ...payments
      .filter(({ pence, paidOn }) => pence > 0 && paidOn > lastDay)
      .map((payment) => ({ ...payment, lastDay })),
    ...(standing === "late" ? unpaid : []).flatMap(({ pence, lastDay: own }, index) => {
      const last = index === 0 ? lastDay : own;
      return last !== null && last < today ? [{ pence, paidOn: today, lastDay: last }] : [];
    }),
  ];
  if (late.length === 0) return { known: "nothing" };
  const rate = interestRate(lastDay, rates);
  if (rate === null) return { known: "no-rate" };
  const pence = late.reduce((all, one) => all + one.pence, 0);
  return {
    known: "sum",
    interestPence: late.reduce(
      (all, one) => all + claimAt(one.pence, rate, daysFrom(one.lastDay, one.paidOn)).interestPence,
      0,
    ),
    fixedPence: claimAt(pence, rate, 0).fixedPence,
    rate,
  };
}
