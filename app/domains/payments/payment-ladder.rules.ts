/** The dated steps of one period's payment, with who acts. Pure; days are `YYYY-MM-DD`, whole pence. */
import { dateWords } from "~/domains/offers/cost-words.rules";
import { formatPence } from "~/platform/forms/money";
import { daysFrom } from "~/platform/time";
import { lastDayInTime } from "./period-clock.rules";

/** What the ladder must know of a period; null where all of it came after the period had closed. */
export type LadderPeriod = {
  to: string;
  toldOn: string;
  closesOn: string | null;
  paysOn: string | null;
  adjustments: readonly { madeOn: string; paysOn: string; pence: number }[];
  payments: readonly { paidOn: string; pence: number }[];
  holds: readonly { pence: number; reason: string; heldOn: string; releasedOn: string | null }[];
};

/** `state` is by the day alone: a payment day that has come says nothing of whether the payment was made. */
export type LadderStep = {
  on: string;
  words: string;
  /** Who acts; a day that only passes has nobody. */
  who?: "Homeward" | "The council";
  state: "done" | "ahead";
};

/** The steps in the order of their days. */
export function ladderOf(period: LadderPeriod, today: string): LadderStep[] {
  const { to, toldOn, closesOn, paysOn, adjustments, payments, holds } = period;
  const steps: Omit<LadderStep, "state">[] = [
    { on: toldOn, words: "Payment worked out, and shown to both sides", who: "Homeward" },
    { on: to, words: "Last night of the period" },
  ];
  if (closesOn)
    steps.push({
      on: closesOn,
      words: "Period closes. A change recorded from this day on is paid as an adjustment",
      who: "The council",
    });
  if (paysOn) steps.push({ on: paysOn, words: "Payment day of the council’s calendar", who: "The council" });
  for (const { madeOn, paysOn: paidOn, pence } of adjustments) {
    const paid = `Adjustment of ${formatPence(pence)}, with the payment on ${dateWords(paidOn)}`;
    steps.push({ on: madeOn, words: paid, who: "Homeward" });
  }
  for (const { paidOn, pence } of payments)
    steps.push({
      on: paidOn,
      words: `Paid ${formatPence(pence)}${lateWords(paidOn, paysOn)}`,
      who: "The council",
    });
  for (const { pence, reason, heldOn, releasedOn } of holds) {
    const held = `${formatPence(pence)} put on hold: ${reason.toLowerCase()}. The provider was told`;
    steps.push({ on: heldOn, words: held, who: "The council" });
    if (releasedOn)
      steps.push({ on: releasedOn, words: `${formatPence(pence)} released`, who: "The council" });
  }
  if (paysOn)
    steps.push({
      on: lastDayInTime({ to, toldOn, receivedOn: null }),
      words:
        "Legal deadline for payment if there is no invoice (30 days). Interest can be claimed on anything still unpaid after this day",
      who: "The council",
    });
  return steps
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
    .map((step) => ({ ...step, state: step.on <= today ? "done" : "ahead" }));
}

/** ", 3 days after the payment day"; empty where it was paid by then. */
function lateWords(paidOn: string, paysOn: string | null): string {
  const days = paysOn === null ? 0 : daysFrom(paysOn, paidOn);
  if (days <= 0) return "";
  return `, ${days === 1 ? "1 day" : `${days} days`} after the payment day`;
}
