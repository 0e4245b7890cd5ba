import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { dateEntry, optionalDateEntry } from "~/platform/forms/entry.schema";
import { choice, hiddenList, rowId, rowVersion, text, wholeNumber } from "~/platform/forms/fields.schema";
import { londonDate } from "~/platform/time";
import type { DecisionKind } from "./decision-words.rules";
import { fundedUntilProblem } from "./funded-until.rules";
import { panelDayProblem } from "./panel.rules";

/** Seen on the page that was read: what is authorised is that version of the offer and no other. */
const offerVersion = wholeNumber({
  label: "The version of the offer",
  min: 1,
  max: 999_999,
});
const MAX_LENGTH = 2_000;

/** The alerts that stood on the page that was read, and why one goes ahead despite them; pages without any send none. */
export const alertOverride = {
  alertsRead: hiddenList(100, rowId()),
  alertReason: text({ label: "The reason", max: MAX_LENGTH }),
};

/** A broker asks: why this offer, for the person who decides from a phone. */
export const askSchema = z.object({
  version: rowVersion,
  offerVersion,
  why: text({ label: "Why this offer", max: MAX_LENGTH, missing: "Say why this offer is the right one" }),
  ...alertOverride,
});

/** The question is answered and it is asked again. */
export const askAgainSchema = z.object({
  version: rowVersion,
  answer: text({ label: "The answer", max: MAX_LENGTH, missing: "Answer the question" }),
});

/** Authorises, with conditions for colleagues and a last day, both optional; `now` is when it is decided. */
export function authoriseSchema(now: Date) {
  const today = londonDate(now);
  return acrossFields(
    z.object({
      version: rowVersion,
      offerVersion,
      alertsRead: alertOverride.alertsRead,
      unconfirmedReason: text({ label: "The reason", max: MAX_LENGTH }),
      conditions: text({ label: "The conditions", max: MAX_LENGTH }),
      fundedUntil: optionalDateEntry("the end date"),
    }),
    ({ fundedUntil }, tell) => {
      const problem = fundedUntil ? fundedUntilProblem(fundedUntil, today) : undefined;
      if (problem) tell("fundedUntil", problem);
    },
  );
}

/** Continues funding: until a new last day or without one, and why. */
export const continueSchema = acrossFields(
  z.object({
    version: rowVersion,
    how: choice(["until", "open"], "Choose how funding continues"),
    fundedUntil: optionalDateEntry("the new end date"),
    reason: text({ label: "The reason", max: MAX_LENGTH, missing: "Enter why funding continues" }),
  }),
  ({ how, fundedUntil }, tell) => {
    if (how === "until" && fundedUntil === undefined)
      tell("fundedUntil", "Enter the new end date, like 27 3 2027");
    if (how === "open" && fundedUntil !== undefined)
      tell("fundedUntil", "Leave the day blank, or choose to set a new end date");
  },
);

/** What the council's panel decided or asked for, on a day that has come. */
export function panelSchema(now: Date) {
  const today = londonDate(now);
  return acrossFields(
    z.object({
      version: rowVersion,
      panelOn: dateEntry("the day the panel met"),
      panelWords: text({
        label: "What it decided",
        max: MAX_LENGTH,
        missing: "Enter what the panel decided or asked for",
      }),
    }),
    ({ panelOn }, tell) => {
      const problem = panelOn ? panelDayProblem(panelOn, today) : undefined;
      if (problem) tell("panelOn", problem);
    },
  );
}

export const returnSchema = z.object({
  version: rowVersion,
  question: text({
    label: "The question",
    max: MAX_LENGTH,
    missing: "Write the question that must be answered first",
  }),
});

export const refuseSchema = z.object({
  version: rowVersion,
  reason: text({ label: "The reason", max: MAX_LENGTH, missing: "Enter why you are refusing funding" }),
});

/** What was decided, as the page of each decision sends it. */
export function decisionSchema(kind: DecisionKind, now: Date) {
  switch (kind) {
    case "authorise":
      return authoriseSchema(now).transform((sent) => ({ decision: "authorise" as const, ...sent }));
    case "return":
      return returnSchema.transform(({ question }) => ({ decision: "return" as const, question }));
    case "refuse":
      return refuseSchema.transform(({ reason }) => ({ decision: "refuse" as const, reason }));
  }
}

/** A preferred offer goes back to the shortlist: for the colleagues, the provider does not read why. */
export const stepBackSchema = z.object({
  version: rowVersion,
  reason: text({ label: "The reason", max: MAX_LENGTH, missing: "Say why it goes back to the shortlist" }),
});
