import { z } from "zod";
import { dateEntry, optionalDateEntry } from "~/platform/forms/entry.schema";
import { choice, rowVersion, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { REVIEW_OUTCOMES } from "./review-outcomes.options";

/** The date of the next review, entered or changed. */
export const reviewDateSchema = z.object({ version: rowVersion, on: dateEntry("the date of the review") });

/** What came of a review, for the council's people, and when the next one is where that is known. */
export const reviewOutcomeSchema = z
  .object({
    version: rowVersion,
    heldOn: dateEntry("the day it was held"),
    outcome: choice(keysOf(REVIEW_OUTCOMES), "Choose what was decided"),
    note: text({ label: "The note", max: 1_000 }),
    nextOn: optionalDateEntry("the date of the next review").transform((day) => day ?? null),
  })
  .refine(({ outcome, note }) => outcome !== "other" || note !== "", {
    path: ["note"],
    message: "Say what was decided",
  });
