/** What one placement is missing, worked out from what a function of the database tells of it. Pure. */

import { factsOf, type ToldOfPlacement } from "./placement-facts.rules";
import { lastDayOf, statutoryLaw } from "./statutory-steps.rules";
import { type Basis, basisOf, holds } from "./step-basis.rules";
import { isStepCode, STEPS, type StepCode } from "./steps.options";

/** What `public.statutory_facts` of `prisma/sql/statutory.sql` answers. */
export type StatutoryFacts = ToldOfPlacement & {
  /** Steps that were given and not withdrawn, with what they were given for. */
  given: { code: string; for: Basis }[];
  /** Notices to one person, and whether they were sent or the person is left out. */
  notices: { code: string; for: Basis; settled: boolean }[];
  /** Approvals that are asked for, or were returned with a question. */
  asked: string[];
};

export type MissingSteps = {
  /** Approvals that the placement needs, which nobody has given or requested. */
  approvals: StepCode[];
  /** Notices that are not sent, and the first day by which one of them has to be. */
  notices: { count: number; due: string } | null;
};

/** What is missing of a placement from this day: `YYYY-MM-DD`. What the law forbids is approved by nobody. */
export function missingSteps(from: StatutoryFacts, start: string): MissingSteps {
  const facts = factsOf(from);
  const law = statutoryLaw(facts);
  const missing = law.steps.filter(({ code }) => !isGiven(from, code, basisOf(code, facts)));
  const notices = missing.filter(({ code }) => STEPS[code].group === "notice");
  const days = notices.map((step) => lastDayOf(step, start)).sort();
  return {
    approvals:
      law.blocks.length > 0
        ? []
        : missing.flatMap(({ code }) =>
            STEPS[code].group === "approval" && isStepCode(code) && !from.asked.includes(code) ? [code] : [],
          ),
    notices: days[0] === undefined ? null : { count: notices.length, due: days[0] },
  };
}

/** The same as `givenOf`: while a letter waits, its notice is not sent. */
function isGiven({ given, notices }: StatutoryFacts, code: StepCode, now: Basis): boolean {
  const letters = notices.filter((one) => one.code === code && holds(one.for, now));
  if (letters.some(({ settled }) => !settled)) return false;
  return letters.length > 0 || given.some((one) => one.code === code && holds(one.for, now));
}
