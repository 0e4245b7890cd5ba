/** What pages say of the 30 days. Pure; days are `YYYY-MM-DD`, whole pence. */
import { dateWords } from "~/domains/offers/cost-words.rules";
import { formatPence } from "~/platform/forms/money";
import type { Tone } from "~/ui/tones";
import type { Claim, ClockStart, PeriodClock } from "./period-clock.rules";

const daysWords = (days: number) => (days === 1 ? "1 day" : `${days} days`);

const BECAUSE: Readonly<Record<ClockStart["because"], string>> = {
  nights: "the last night of the period",
  told: "the day the amount was published on Homeward",
  invoice: "the day the council received the invoice",
};

/** "The 30 days began on 30 November 2026, the last night of the period" */
export function startWords({ on, because }: ClockStart, today: string): string {
  return `The 30 days ${on > today ? "begin" : "began"} on ${dateWords(on)}, ${BECAUSE[because]}`;
}

/** "12 of 30 days used, 18 days left" */
export function standingWords({ standing, daysUsed, days }: PeriodClock): string {
  switch (standing) {
    case "ahead":
      return "The 30 days have not begun";
    case "running":
      return `${daysUsed} of 30 days used, ${days === 0 ? "last day today" : `${daysWords(days)} left`}`;
    case "stopped":
      return `Disputed: the 30 days are stopped after ${daysWords(daysUsed)}`;
    case "late":
      return `${daysWords(days)} late`;
    case "unsure":
      return "The last day to pay on time has passed. Not known yet whether it was paid";
    case "paid":
      return days === 0 ? "Paid in time" : `Paid ${daysWords(days)} late`;
  }
}

/** Who has to act; nobody once it is paid. */
export function whoActs({ standing }: Pick<PeriodClock, "standing">): string | null {
  return standing === "paid" ? null : "Council’s finance team";
}

/** How it is shown among others: undefined where it needs no mark. */
export function clockTag(clock: PeriodClock): { words: string; tone: Tone } | undefined {
  const { standing, days } = clock;
  if (standing === "late") return { words: `${daysWords(days)} late`, tone: "now" };
  if (standing === "running" && days <= 5)
    return { words: days === 0 ? "Last day today" : `${daysWords(days)} left`, tone: "soon" };
  return undefined;
}

/** "£48.29 interest at 11.75% a year, and £100.00"; null where nothing is late. */
export function claimWords(claim: Claim): string | null {
  if (claim.known === "nothing") return null;
  if (claim.known === "no-rate")
    return "The interest rate for this half-year is not on Homeward yet, so there is no estimate";
  const { interestPence, fixedPence, rate } = claim;
  return `${formatPence(interestPence)} interest at ${rate / 100}% a year, plus a fixed ${formatPence(fixedPence)}`;
}
