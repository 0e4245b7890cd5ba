/** What the page of statutory steps says. Pure; days are `YYYY-MM-DD`. */

import { roleWords } from "~/domains/access/roles";
import { dayWords } from "~/domains/offers/offer-words.rules";
import type { Tone } from "~/ui/tones";
import { lastDayOf, type PlacementFacts, type Step } from "./statutory-steps.rules";
import { type Giver, STEPS, type StepCode, type StepGroup } from "./steps.options";

const WHO: Readonly<Record<Giver, string>> = {
  "nominated-officer": roleWords("nominated-officer"),
  director: roleWords("director"),
  "case-worker": "Broker, social worker, team manager or emergency duty team",
};

export const GROUP_TITLES: Readonly<Record<StepGroup, string>> = {
  approval: "Approvals",
  record: "Consulting and planning",
  notice: "Placement notifications (regulation 13)",
  ending: "Your council ends the placement",
};

/** What was written goes with the child's data key; that it was done stays. */
export const FORGOTTEN = "Deleted with the child’s identity";

export type GivenStep = {
  id: string;
  on: string;
  by: string;
  evidence: string;
  /** The day on which it was recorded, where that is another. */
  recorded: string | null;
  /** It is a notice to one person, which is changed on the page of notices. */
  notice: boolean;
};

/** Given, but for what is not so any more: it does not count. */
export type OutdatedStep = { id: string; words: string; evidence: string };

export type StepStatus = {
  words: string;
  tone: Tone;
  /** Whether it still has to be done. */
  missing: boolean;
};

/** The newest request for one approval of a placement, in words. */
export type RequestView = {
  id: string;
  code: StepCode;
  /** "Leroy Campbell, 3 December 2026 at 14:05" */
  asked: string;
  note: string;
  /** Waiting for the officer, or sent back by them with what is missing. */
  state: "open" | "returned" | "given" | "closed";
  /** Who answered and when; null while it is open. */
  answered: string | null;
  why: string | null;
};

export type StepRow = {
  code: StepCode;
  group: StepGroup;
  title: string;
  regulation: string;
  who: string;
  evidence: readonly string[];
  due: string;
  status: StepStatus;
  /** It is given again every week. */
  weekly: boolean;
  given: GivenStep | null;
  /** What was given for other circumstances, the latest first, while nothing is given for these. */
  outdated: OutdatedStep[];
  /** Of one that is given every week: those before the latest, the latest first. */
  earlier: GivenStep[];
  /** What has to be recorded first, in words, so that it cannot be given yet. */
  wait: string | null;
  /** What follows where it may be given first. */
  note: string | null;
  /** Whether the reader may give it, and withdraw what was given. */
  mine: boolean;
  /** Of an approval: the newest request for it, and whether the reader may ask for it now. */
  request: RequestView | null;
  asks: boolean;
};

const DUE: Readonly<Record<Step["due"], (day: string) => string>> = {
  before: (day) => `Before the child moves in on ${dayWords(day)}`,
  "five-working-days": (day) => `Within 5 working days: by ${dayWords(day)}`,
  weekly: (day) => `Every week: next by ${dayWords(day)}`,
  "before-end": (day) => `Before the placement ends: its last night is ${dayWords(day)}`,
};

/** The same; of a placement plan that is late, as far as regulation 9(2) lets it be. */
function dueWords({ code, due }: Step, day: string, on: string): string {
  return code === "placement-plan" && due === "before" && on > day
    ? "Before the child moves in; within 5 working days only where that was not reasonably practicable"
    : DUE[due](day);
}

/** By when a notice must be sent. */
export function noticeDue(step: Step, start: string): string {
  return DUE[step.due](lastDayOf(step, start));
}

type Days = { start: string; today: string };

type Told = Pick<StepRow, "given" | "outdated" | "earlier" | "wait" | "note" | "mine" | "request" | "asks">;

/** One step as the page and its form show it. */
export function stepRow(step: Step, { start, today, ...told }: Days & Told): StepRow {
  const listed = STEPS[step.code];
  const givenOn = told.given?.on ?? null;
  return {
    code: step.code,
    group: listed.group,
    title: listed.title,
    regulation: listed.regulation,
    who: WHO[listed.giver],
    evidence: step.evidence,
    due: dueWords(step, dueOf(step, givenOn, start), givenOn ?? today),
    status: stepStatus(step, givenOn, { start, today }),
    weekly: step.due === "weekly",
    ...told,
    outdated: told.given ? [] : told.outdated,
  };
}

/** Why a step cannot be given yet: what has to be recorded first is not; null where nothing is. */
export function waitWords(first: StepCode | null, recorded: boolean): string | null {
  if (first === null || recorded) return null;
  return "The area authority must be consulted and given the care plan before the approval (regulation 11(2)(d)(ii)). The broker, social worker or team manager must record this first";
}

/** What an approval leaves to be done where it comes first. */
export function noteWords({ code }: Step, steps: readonly Step[]): string | null {
  if (code !== "out-of-area-approval" && code !== "at-a-distance-approval") return null;
  return steps.some((one) => one.code === "emergency-follow-up")
    ? "In an emergency this is approved first, and consultation follows within 5 working days: regulation 11(3)"
    : null;
}

function dueOf(step: Step, givenOn: string | null, start: string): string {
  return lastDayOf(step, start, step.due === "weekly" ? givenOn : null);
}

const DONE: Readonly<Record<StepGroup, string>> = {
  approval: "Approved",
  record: "Done",
  notice: "Sent",
  ending: "Done",
};
const MISSING: Readonly<Record<StepGroup, string>> = {
  approval: "Not approved",
  record: "Missing",
  notice: "Not sent",
  ending: "Missing",
};

/**
 * Whether a step is done, by the day on which it was given last, and whether that was late. A weekly one is missing again when
 * its week is over.
 */
export function stepStatus(step: Step, givenOn: string | null, { start, today }: Days): StepStatus {
  const { group } = STEPS[step.code];
  const due = dueOf(step, givenOn, start);
  const over = due < today;
  if (givenOn !== null && !(step.due === "weekly" && over))
    return step.due !== "weekly" && givenOn > due
      ? { words: `${DONE[group]} late`, tone: "soon", missing: false }
      : { words: DONE[group], tone: "good", missing: false };
  return over
    ? { words: `${MISSING[group]}, overdue`, tone: "now", missing: true }
    : { words: MISSING[group], tone: "soon", missing: true };
}

/** Why a placement has no statutory steps; null where it has. */
export function noneWords({ subject, facts }: NoneOf): string | null {
  if (subject.state === "fallen-through")
    return "This placement fell through, so no statutory steps are needed";
  return facts.lookedAfter === "no"
    ? "A short break under section 17 has no statutory steps: the child is not looked after"
    : null;
}
type NoneOf = { subject: { state: string }; facts: Pick<PlacementFacts, "lookedAfter"> };

/** "3 statutory steps missing, 1 overdue"; null where nothing is missing. */
export function missingWords(
  steps: readonly Pick<StepStatus, "tone" | "missing">[],
  { ended = false }: { ended?: boolean } = {},
): string | null {
  const missing = steps.filter((step) => step.missing);
  if (missing.length === 0) return null;
  const overdue = missing.filter(({ tone }) => tone === "now").length;
  const many = missing.length === 1 ? "1 statutory step" : `${missing.length} statutory steps`;
  if (ended)
    return `The placement has ended. ${many} ${missing.length === 1 ? "was" : "were"} never recorded`;
  const words = `${many} missing`;
  return overdue === 0 ? words : `${words}, ${overdue} overdue`;
}

/** The same of all steps of a placement: what was missing when it ended, and what its ending still asks for. */
export function allMissing(
  steps: readonly { code: StepCode; status: Pick<StepStatus, "tone" | "missing"> }[],
  of: { ended: boolean },
): string | null {
  const statuses = (ending: boolean) =>
    steps.filter(({ code }) => (STEPS[code].group === "ending") === ending).map(({ status }) => status);
  const ending = missingWords(statuses(true));
  const said = [missingWords(statuses(false), of), ending && `Ending it: ${ending}`];
  return said.filter(Boolean).join(". ") || null;
}
