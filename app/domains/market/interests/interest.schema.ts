import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { dateEntry } from "~/platform/forms/entry.schema";
import { optionalChoice, rowVersion, text, wholeNumber } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import type { InterestEvent } from "./interest.machine";
import { NOT_NOW_REASONS } from "./not-now-reasons.options";

/** The forms of a provider's interest in a commissioning intention. */

export const MAX_INTEREST_WORDS = 2_000;
const version = rowVersion;

/** What a provider could do: how many beds, where, from when, and what would make it happen. */
export const submitInterestSchema = z.object({
  beds: wholeNumber({
    label: "The number of beds",
    min: 1,
    max: 999,
    missing: "Enter how many beds you could offer",
  }),
  place: text({
    label: "Where",
    max: 120,
    missing: "Enter where it would be",
    oneLine: "Enter it on one line",
  }),
  openBy: dateEntry("the date it could open"),
  needed: text({
    label: "What would make it happen",
    max: MAX_INTEREST_WORDS,
    missing: "Enter what would make it happen",
  }),
});

const EVENTS = ["talk", "visit", "agree", "decline"] as const satisfies InterestEvent[];

/** The council's answer: a step, words, or both. A step is refused by the machine where it does not lead on from the state. */
export const answerInterestSchema = acrossFields(
  z.object({
    version,
    event: optionalChoice(EVENTS, "Choose the status from the list"),
    reason: optionalChoice(keysOf(NOT_NOW_REASONS), "Choose the reason from the list"),
    words: text({ label: "The message", max: MAX_INTEREST_WORDS }),
  }),
  ({ event, reason, words }, tell) => {
    if (!event && words === "") tell("words", "Write a message, or choose a new status");
    if (event === "decline" && !reason) tell("reason", "Choose why not now");
    if (event === "decline" && reason === "other" && words === "") tell("words", "Say why not now");
  },
);

export const writeInInterestSchema = z.object({
  version,
  words: text({ label: "The message", max: MAX_INTEREST_WORDS, missing: "Write a message" }),
});

/** Why is the provider's to say or not. */
export const withdrawInterestSchema = z.object({
  version,
  words: text({ label: "The reason", max: MAX_INTEREST_WORDS }),
});
