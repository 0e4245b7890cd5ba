/** What one placement is missing, worked out from what a function of the database tells of it. Pure. */

import { isSettled } from "./notice-parts.options";
import { factsOf, type ToldOfPlacement } from "./placement-facts.rules";
import { comesFirst, lastDayOf, type Question, statutoryLaw } from "./statutory-steps.rules";
import { type Basis, basisOf, holds } from "./step-basis.rules";
import { isStepCode, STEPS, type StepCode } from "./steps.options";

/** What `public.statutory_facts` of `prisma/sql/statutory.sql` answers. */
export type StatutoryFacts = ToldOfPlacement & {
  /** Steps that were given and not withdrawn, with what they were given for. */
  given: { code: string; for: Basis }[];
  /** Notices to one person, and whether they were sent or the person is left out. */
  notices: { code: string; part: string; for: Basis; settled: boolean }[];
  /** Approvals that are asked for, or were returned with a question. */
  asked: string[];
};

export type MissingSteps = {
  /** What whoever works the case has to tell before the law can be worked out, the first thing first. */
  questions: Asked[];
  /** What has to be recorded before an approval can be requested. */
  first: StepCode[];
  /** Approvals that the placement needs and that can be requested, which nobody has given or requested. */
  approvals: StepCode[];
  /** Notices that are not sent, and the first day by which one of them has to be. */
  notices: { count: number; due: string } | null;
};

/** The questions that a form of the placement asks; the others are for the hub, or for the referral. */
const ASKED = ["lives-in", "carer", "schooling"] as const satisfies readonly Question[];
export type Asked = (typeof ASKED)[number];

/** What is missing of a placement from this day: `YYYY-MM-DD`. What the law forbids is approved by nobody. */
export function missingSteps(from: StatutoryFacts, start: string): MissingSteps {
  const facts = factsOf(from);
  const law = statutoryLaw(facts);
  const missing = law.steps.filter(({ code }) => !isGiven(from, code, basisOf(code, facts)));
  const notices = missing.filter(({ code }) => STEPS[code].group === "notice");
  const days = notices.map((step) => lastDayOf(step, start)).sort();
  const approvals = missing.flatMap((step) => {
    const { code } = step;
    if (STEPS[code].group !== "approval" || !isStepCode(code) || from.asked.includes(code)) return [];
    const first = comesFirst(step, law.steps);
    return [{ code, first: missing.some((one) => one.code === first) ? first : null }];
  });
  const lawful = law.blocks.length === 0;
  return {
    questions: lawful ? ASKED.filter((question) => law.questions.includes(question)) : [],
    first: lawful ? approvals.flatMap(({ first }) => first ?? []) : [],
    approvals: lawful ? approvals.flatMap(({ code, first }) => (first === null ? [code] : [])) : [],
    notices: days[0] === undefined ? null : { count: notices.length, due: days[0] },
  };
}

/** What to do first of what is missing, but the notices; null where only they are. */
export type Chased = Asked | "consult" | "approval";
export function chasedFirst({ questions, first, approvals }: MissingSteps): Chased | null {
  if (first.length > 0) return "consult";
  return approvals.length > 0 ? "approval" : (questions[0] ?? null);
}

/** The same as `givenOf`. */
function isGiven({ given, notices }: StatutoryFacts, code: StepCode, now: Basis): boolean {
  const letters = notices.filter((one) => one.code === code && holds(one.for, now));
  const recorded = given.some((one) => one.code === code && holds(one.for, now));
  return letters.length === 0 ? recorded : isSettled(code, letters, recorded);
}
