import { z } from "zod";
import { alertOverride } from "~/domains/authorisations/authorisation.schema";
import { answerWithin } from "~/domains/routing/plan.schema";
import { rowVersion, text, tick, wholeNumber } from "~/platform/forms/fields.schema";

/** Accepting: the versions that were on the page, so that nobody accepts what changed meanwhile. */
export const acceptSchema = z.object({
  version: rowVersion,
  offerVersion: wholeNumber({
    label: "The version of the offer",
    min: 1,
    max: 999_999,
  }),
  note: text({ label: "The note to the provider", max: 1_000 }),
  /** What all the others are told with their reason. */
  toOthers: text({ label: "The words to the others", max: 500 }),
  /** That the provider was asked about a place that it holds for another referral too. */
  placeConfirmed: tick(),
  ...alertOverride,
  /** Words for one of them alone, by the offer's reference. */
  others: z
    .array(
      z.object({
        reference: text({ label: "The offer", max: 40 }),
        words: text({ label: "The words", max: 500 }),
      }),
    )
    .max(100)
    .optional(),
});

/** An accepted offer falls through: the reason is told to the provider and opens the search again. */
export const fallThroughSchema = z.object({
  version: rowVersion,
  answerWithin,
  reason: text({ label: "The reason", max: 500, missing: "Say why it fell through" }),
});
