import { z } from "zod";
import { rowId } from "~/platform/forms/fields.schema";

/**
 * A draft keeps what was typed, right or wrong, so that nothing is lost. What an agreement must say is asked when it is
 * checked and again when it is issued (`agreement.schema`).
 */
const typed = (label: string, max = 20_000) =>
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

export const MAX_OUTCOMES = 12;

export const agreementDraftSchema = z.object({
  purpose: typed("The purpose"),
  intendedLength: typed("How long it is intended to last"),
  startOn: boxes("The start date"),
  coreFee: typed("What the core fee includes"),
  outcomes: z
    .array(z.object({ outcome: typed("The outcome"), review: typed("How it is reviewed") }))
    .max(MAX_OUTCOMES, { error: `An agreement has at most ${MAX_OUTCOMES} outcomes` })
    .optional()
    .transform((rows) => rows ?? []),
  familyTime: typed("Family time"),
  health: typed("Health"),
  education: typed("Education"),
  delegatedAuthority: typed("Delegated authority"),
  placementPlanOn: boxes("The date of the placement plan"),
  missing: typed("What happens if the child is missing"),
  noticeByCouncil: typed("The council's notice", 100),
  noticeByProvider: typed("The provider's notice", 100),
  trialDays: typed("The length of the trial period", 100),
  trialNotice: typed("The notice in the trial period", 100),
  dataProtection: typed("Data protection"),
  stepDown: typed("The step-down target"),
});

export type AgreementDraft = z.output<typeof agreementDraftSchema>;
export type DraftDate = AgreementDraft["startOn"];

/** What the form of a draft sends: the values and which of its buttons was pressed. */
export const agreementDraftFormSchema = agreementDraftSchema.extend({
  intent: z
    .string()
    .regex(/^(save|check|add-outcome|remove-outcome:\d{1,2})$/)
    .optional()
    .transform((intent) => intent ?? "save"),
});

/** Begins the agreement of one accepted child. */
export const startAgreementSchema = z.object({ acceptance: rowId() });
