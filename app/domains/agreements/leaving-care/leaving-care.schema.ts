import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { dateEntry } from "~/platform/forms/entry.schema";
import { choice, optionalChoice, rowVersion, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { AFTER_18, AT_18, type LeavingCareStep } from "./leaving-care.options";
import { monthsAhead } from "./leaving-care.rules";

const CODES = [...keysOf(AFTER_18), ...keysOf(AT_18)] as const;

/** The codes that one step is recorded with; none for what is only done or not. */
export const codesOfStep = (step: LeavingCareStep): readonly string[] =>
  step === "after-18" ? keysOf(AFTER_18) : step === "at-18" ? keysOf(AT_18) : [];

/** That one step was done, on which day, and what was agreed. */
export function leavingCareSchema(step: LeavingCareStep) {
  const codes = codesOfStep(step);
  return acrossFields(
    z.object({
      version: rowVersion,
      onDay: dateEntry("the day"),
      code: optionalChoice(CODES as unknown as [string, ...string[]], "Choose from the list"),
      note: text({ label: "The note", max: 1_000 }),
    }),
    ({ code, note }, tell) => {
      if (code === undefined) return;
      if (codes.length > 0 && !codes.includes(code)) tell("code", "Choose what was agreed");
      if (code === "other" && note === "") tell("note", "Say where the young person will live");
    },
  );
}

/** In which month somebody wants to be asked again. */
export function askLaterSchema(today: string) {
  return z.object({
    version: rowVersion,
    month: choice(monthsAhead(today) as [string, ...string[]], "Choose a month"),
  });
}
