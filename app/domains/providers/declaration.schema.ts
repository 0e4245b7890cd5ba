import { z } from "zod";
import { optionalDateEntry } from "~/platform/forms/entry.schema";
import { OLDEST } from "./declaration.rules";
import { GENDERS, type Gender, NEEDS, type Need } from "./declared.rules";
import { outcodeOf } from "./distance.rules";

const BIDI = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

const age = z
  .string()
  .trim()
  .regex(/^\d{1,2}$/, "Enter an age as a whole number of years")
  .transform(Number)
  .refine((years) => years <= OLDEST, `Enter an age from 0 to ${OLDEST}`)
  .optional();

/** One answer a need; left unanswered it is "not told us yet". */
const answer = z.enum(["yes", "no"]).optional().catch(undefined);
const needs = Object.fromEntries(Object.keys(NEEDS).map((need) => [need, answer])) as Record<
  Need,
  typeof answer
>;

/** What a provider declares of one service. Everything may be left for later: unknown is never a no. */
export const declarationSchema = z.object({
  displayName: z
    .string()
    .trim()
    .max(100, "Enter at most 100 characters")
    .refine((name) => !BIDI.test(name), "Enter a name on one line")
    .optional(),
  ageFrom: age,
  ageTo: age,
  genders: z
    .array(z.enum(Object.keys(GENDERS) as [Gender, ...Gender[]], { error: "Choose from the list" }))
    .default([]),
  needs: z.object(needs).default({} as Record<Need, undefined>),
  outcode: z
    .string()
    .trim()
    .max(12, "Enter an outcode, like WV10")
    .transform((typed, context) => {
      if (typed === "") return undefined;
      const outcode = outcodeOf(typed);
      if (outcode) return outcode;
      context.addIssue({ code: "custom", message: "Enter an outcode, like WV10, or a full postcode" });
      return z.NEVER;
    })
    .optional(),
  statementOn: optionalDateEntry("the date of the Statement of Purpose"),
  notes: z.string().trim().max(2000, "Enter at most 2,000 characters").optional(),
});
export type DeclarationForm = z.input<typeof declarationSchema>;
export type DeclarationValue = z.output<typeof declarationSchema>;

/** The needs with this answer, in the order of the list. */
export function needsAnswered(value: DeclarationValue, as: "yes" | "no"): Need[] {
  return (Object.keys(NEEDS) as Need[]).filter((need) => value.needs[need] === as);
}
