import { z } from "zod";
import { typedBoxes, typedText } from "~/platform/forms/draft.schema";
import { rowId } from "~/platform/forms/fields.schema";

const LONG = 20_000;

export const MAX_OUTCOMES = 12;

/** What an agreement must say is asked when it is checked and again when it is issued (`agreement.schema`). */
export const agreementDraftSchema = z.object({
  purpose: typedText("The purpose", LONG),
  intendedLength: typedText("How long it is intended to last", LONG),
  startOn: typedBoxes("The start date"),
  coreFee: typedText("What the core fee includes", LONG),
  outcomes: z
    .array(
      z.object({ outcome: typedText("The outcome", LONG), review: typedText("How it is reviewed", LONG) }),
    )
    .max(MAX_OUTCOMES, { error: `An agreement has at most ${MAX_OUTCOMES} outcomes` })
    .optional()
    .transform((rows) => rows ?? []),
  familyTime: typedText("Family time", LONG),
  health: typedText("Health", LONG),
  education: typedText("Education", LONG),
  delegatedAuthority: typedText("Delegated authority", LONG),
  placementPlanOn: typedBoxes("The date of the placement plan"),
  missing: typedText("What happens if the child is missing", LONG),
  noticeByCouncil: typedText("The council's notice", 100),
  noticeByProvider: typedText("The provider's notice", 100),
  trialDays: typedText("The length of the trial period", 100),
  trialNotice: typedText("The notice in the trial period", 100),
  dataProtection: typedText("Data protection", LONG),
  stepDown: typedText("The step-down target", LONG),
});

export type AgreementDraft = z.output<typeof agreementDraftSchema>;

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
