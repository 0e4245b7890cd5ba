import { z } from "zod";
import { MAX_LINES } from "./offer.schema";

/**
 * A draft keeps what was typed, right or wrong, so that nothing is lost: only what no hand can have typed is refused.
 * The offer's own rules (`offerSchema`) are asked when it is checked and again when it is sent.
 */
const typed = (label: string, max: number) =>
  z
    .string({ error: `${label} is not a text` })
    .max(max, {
      error: `${label} is too long to keep. The most is ${max.toLocaleString("en-GB")} characters.`,
    })
    .optional()
    .transform((text) => text ?? "");

const boxes = (label: string) =>
  z
    .object({ day: typed(label, 40), month: typed(label, 40), year: typed(label, 40) })
    .optional()
    .transform((parts) => parts ?? { day: "", month: "", year: "" });

const line = z.object({
  kind: typed("The kind of line", 40),
  charge: typed("Whether it is in the core fee", 40),
  description: typed("The description", 2_000),
  basis: typed("How it is charged", 40),
  amount: typed("The amount", 100),
  hours: typed("The hours", 100),
  staff: typed("The number of staff", 100),
  miles: typed("The miles", 100),
  times: typed("How many terms or weeks a year", 100),
  from: boxes("From"),
  to: boxes("To"),
  outcome: typed("The outcome", 5_000),
  evidence: typed("How its delivery is shown", 5_000),
  reviewOn: boxes("The review date"),
});

export const offerDraftSchema = z.object({
  startOn: boxes("The start date"),
  heldUntilOn: boxes("The date it is held until"),
  heldUntilAt: typed("The time it is held until", 100),
  needsMet: typed("How the needs are met", 20_000),
  effectOnChildren: typed("The effect on the children living there", 20_000),
  childrenLiving: typed("The number of children living there", 100),
  lines: z
    .array(line)
    .max(MAX_LINES, { error: `An offer has at most ${MAX_LINES} lines` })
    .optional()
    .transform((rows) => rows ?? []),
});

export type OfferDraft = z.output<typeof offerDraftSchema>;
export type DraftLine = OfferDraft["lines"][number];
export type DraftDate = OfferDraft["startOn"];

/** What the form of a draft sends: the values and which of its buttons was pressed. */
export const offerDraftFormSchema = offerDraftSchema.extend({
  intent: z
    .string()
    .regex(/^(save|check|impact|add-line|remove-line:\d{1,2})$/)
    .optional()
    .transform((intent) => intent ?? "save"),
});
