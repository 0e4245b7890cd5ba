import { z } from "zod";
import { typedText } from "~/platform/forms/draft.schema";
import { choices, formsOf } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { AGE_BANDS, IMPACT_PARTS, type ImpactPart } from "./impact.options";

/** The most needs and risks that a referral can name, with room for those that it named before. */
const MAX_SUBJECTS = 80;
const LONG = 20_000;

const subject = z.object({
  key: typedText("The need", 60),
  meets: typedText("How you would meet it", LONG),
  likelihood: typedText("The residual risk", 20),
  risk: typedText("The risks", LONG),
  action: typedText("What you would do to reduce them", LONG),
});

const parts = Object.fromEntries(
  Object.entries(IMPACT_PARTS).map(([part, { label }]) => [part, typedText(label, LONG)]),
) as Record<ImpactPart, ReturnType<typeof typedText>>;

/** What may be sent is asked by `checkImpact`. */
export const impactDraftSchema = z.object({
  follows: typedText("Whether it follows", 10),
  bands: choices(keysOf(AGE_BANDS)),
  subjects: z
    .array(subject)
    .max(MAX_SUBJECTS, { error: `There are at most ${MAX_SUBJECTS} needs and risks` })
    .optional()
    .transform((rows) => rows ?? []),
  parts: z
    .object(parts)
    .optional()
    .transform(
      (given) =>
        given ??
        (Object.fromEntries(Object.keys(parts).map((part) => [part, ""])) as Record<ImpactPart, string>),
    ),
});

export type ImpactDraft = z.output<typeof impactDraftSchema>;
export type DraftSubject = ImpactDraft["subjects"][number];

/** What the form of an assessment sends, and which of its buttons was pressed. */
export const impactDraftFormSchema = impactDraftSchema.extend({
  intent: z.enum(["save", "check"], { error: "Use one of the buttons of the page" }),
});

/** The forms of its page: what is written, and the press that sends what follows an offer. */
export const impactFormSchema = formsOf(
  impactDraftFormSchema.extend({ intent: z.literal("save") }),
  impactDraftFormSchema.extend({ intent: z.literal("check") }),
  z.object({ intent: z.literal("send") }),
);
