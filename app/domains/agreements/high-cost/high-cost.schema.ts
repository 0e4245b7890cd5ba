import { z } from "zod";
import { dateEntry, optionalPoundsEntry } from "~/platform/forms/entry.schema";
import { choice, rowVersion, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { COST_OUTCOMES } from "./cost-outcomes.options";

/** From how much a week on a placement is on the register; left empty, none is. */
export const thresholdSchema = z.object({ threshold: optionalPoundsEntry("the threshold", { least: 1 }) });

/** What came of a review of a placement's cost, for the council's people, and when the next one is. */
export const costReviewSchema = z.object({
  version: rowVersion,
  outcome: choice(keysOf(COST_OUTCOMES), "Choose what was decided"),
  note: text({ label: "The note", max: 1_000 }),
  nextOn: dateEntry("the date of the next review"),
});
