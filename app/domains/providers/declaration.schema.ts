import { z } from "zod";
import { optionalOutcode } from "~/platform/forms/contact.schema";
import { optionalDateEntry } from "~/platform/forms/entry.schema";
import { optionalText, optionalWholeNumber } from "~/platform/forms/fields.schema";
import { OLDEST } from "./declaration.rules";
import { GENDERS, type Gender, NEEDS, type Need } from "./declared.rules";

const age = optionalWholeNumber({ min: 0, max: OLDEST, wrong: `Enter an age from 0 to ${OLDEST}` })
  .transform((years) => years ?? undefined)
  .optional();

/** One answer a need; left unanswered it is "not told us yet". */
const answer = z.enum(["yes", "no"]).optional().catch(undefined);
const needs = Object.fromEntries(Object.keys(NEEDS).map((need) => [need, answer])) as Record<
  Need,
  typeof answer
>;

/** What a provider declares of one service. Everything may be left for later: unknown is never a no. */
export const declarationSchema = z.object({
  displayName: optionalText({ max: 100, oneLine: "Enter a name on one line" }),
  ageFrom: age,
  ageTo: age,
  genders: z
    .array(z.enum(Object.keys(GENDERS) as [Gender, ...Gender[]], { error: "Choose from the list" }))
    .default([]),
  needs: z.object(needs).default({} as Record<Need, undefined>),
  outcode: optionalOutcode(),
  statementOn: optionalDateEntry("the date of the Statement of Purpose"),
  notes: optionalText({ max: 2_000 }),
});
export type DeclarationForm = z.input<typeof declarationSchema>;
export type DeclarationValue = z.output<typeof declarationSchema>;

/** The needs with this answer, in the order of the list. */
export function needsAnswered(value: Pick<DeclarationValue, "needs">, as: "yes" | "no"): Need[] {
  return (Object.keys(NEEDS) as Need[]).filter((need) => value.needs[need] === as);
}
