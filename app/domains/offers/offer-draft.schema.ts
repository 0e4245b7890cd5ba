import { z } from "zod";
import { typedBoxes, typedText } from "~/platform/forms/draft.schema";
import { MAX_LINES } from "./offer.schema";

const line = z.object({
  kind: typedText("The kind of line", 40),
  charge: typedText("Whether it is in the core fee", 40),
  description: typedText("The description", 2_000),
  basis: typedText("How it is charged", 40),
  amount: typedText("The amount", 100),
  hours: typedText("The hours", 100),
  staff: typedText("The number of staff", 100),
  miles: typedText("The miles", 100),
  times: typedText("How many terms or weeks a year", 100),
  from: typedBoxes("From"),
  to: typedBoxes("To"),
  outcome: typedText("The outcome", 5_000),
  evidence: typedText("How its delivery is shown", 5_000),
  reviewOn: typedBoxes("The review date"),
});

/** What an offer is written from: its own rules (`offerSchema`) are asked when it is checked and again when it is sent. */
export const offerDraftSchema = z.object({
  startOn: typedBoxes("The start date"),
  heldUntilOn: typedBoxes("The date it is held until"),
  heldUntilAt: typedText("The time it is held until", 100),
  needsMet: typedText("How the needs are met", 20_000),
  effectOnChildren: typedText("The effect on the children living there", 20_000),
  childrenLiving: typedText("The number of children living there", 100),
  lines: z
    .array(line)
    .max(MAX_LINES, { error: `An offer has at most ${MAX_LINES} lines` })
    .optional()
    .transform((rows) => rows ?? []),
});

export type OfferDraft = z.output<typeof offerDraftSchema>;
export type DraftLine = OfferDraft["lines"][number];

/** What the form of a draft sends: the values and which of its buttons was pressed. */
export const offerDraftFormSchema = offerDraftSchema.extend({
  intent: z
    .string()
    .regex(/^(save|check|impact|add-line|remove-line:\d{1,2})$/)
    .optional()
    .transform((intent) => intent ?? "save"),
});
