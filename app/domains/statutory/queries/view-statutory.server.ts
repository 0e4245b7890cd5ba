import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { read } from "~/domains/access/transactions.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { areaWords } from "~/domains/providers/areas.rules";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { dayAndTime, londonDate } from "~/platform/time";
import { type AreaSteps, areaSteps } from "../area-steps.rules";
import {
  actionOf,
  may,
  type StatutoryAction,
  type StatutorySubject,
  statutoryAbilities,
} from "../statutory.policy";
import {
  asksSchooling,
  type Block,
  type Carer,
  comesFirst,
  QUESTION_WORDS,
  type Question,
  type Schooling,
} from "../statutory-steps.rules";
import {
  FORGOTTEN,
  type GivenStep,
  noneWords,
  noteWords,
  type RequestView,
  type StepRow,
  stepRow,
  waitWords,
} from "../statutory-words.rules";
import { basisOf, whyOutdated } from "../step-basis.rules";
import { STEPS, type StepCode, stepTitle } from "../steps.options";
import { givenOf, type WrittenStep, writtenSteps } from "./given-steps.server";
import { type FoundStatutory, loadStatutory } from "./load-statutory.server";
import { newestRequests, requestsOf } from "./requests-of.server";

export type StatutoryView = {
  reference: string;
  service: string;
  /** Of the circumstances, 0 for none. */
  version: number;
  /** Why the law asks for nothing, in words; null where it does. */
  none: string | null;
  /** The placement has ended: what is missing now was never recorded. */
  ended: boolean;
  livesIn: { words: string; source: "register" | "told" } | null;
  /** Where the register says another area than was told: each, with the steps that it alone asks for. */
  areas: AreaSteps[];
  told: {
    livesIn: string;
    carer: Carer | "";
    schooling: Schooling | "";
    how: string;
    by: string;
    when: string;
  } | null;
  /** Which of the questions this placement has. */
  asks: { carer: boolean; schooling: boolean };
  blocks: Block[];
  questions: { code: Question; words: string }[];
  rows: StepRow[];
  /** What was withdrawn, and what was given and is not needed any more. */
  former: {
    id: string;
    title: string;
    given: string;
    evidence: string;
    why: string | null;
    withdrawn: string | null;
  }[];
  /** The newest request for each approval. */
  requests: RequestView[];
  /** Approvals that were asked for and are not needed any more, and whether the reader may close them. */
  notNeeded: { id: string; title: string; mine: boolean }[];
  abilities: Record<StatutoryAction, boolean>;
  /** What the policy knows of it. */
  subject: StatutorySubject;
};

/** The statutory steps of the council's own placement; 404 otherwise, 403 for a role that reads none. */
export function viewStatutory(actor: Actor, reference: string): Promise<StatutoryView> {
  return read(actor, async (tx) => {
    const found = await loadStatutory(tx, actor, reference);
    if (!found) return notFound();
    const permission = may(actor, "view", found.subject);
    if (permission !== true) return denyPage(permission);
    const service = (await serviceFacts(tx, [found.serviceId])).get(found.serviceId)?.name ?? "A home";
    const { circumstances, facts, law } = found;
    const written = await writtenSteps(tx, found.id);
    const requests = await requestsOf(tx, found.id);
    const people = await namesOfPeople(tx, [
      ...requests.flatMap(({ askedById, endedById }) => [askedById, endedById]),
      circumstances?.toldById ?? null,
      ...written.flatMap(({ givenById, withdrawnById }) => [givenById, withdrawnById]),
    ]);
    const nameOf = (id: string | null) => (id && people.get(id)?.name) || "A former colleague";
    const asked = newestRequests(requests, nameOf);
    const rows = rowsOf(actor, found, { written, asked, nameOf });
    const none = noneWords(found);
    return {
      reference: found.reference,
      service,
      version: found.version,
      none,
      ended: found.subject.state === "ended",
      livesIn:
        facts.livesIn === null
          ? null
          : { words: areaWords(facts.livesIn), source: circumstances?.livesIn ? "told" : "register" },
      areas: none === null ? areaSteps(facts) : [],
      told: circumstances && {
        livesIn: circumstances.livesIn ?? "",
        carer: circumstances.carer ?? "",
        schooling: circumstances.schooling ?? "",
        how: circumstances.toldHow ?? FORGOTTEN,
        by: nameOf(circumstances.toldById),
        when: dayAndTime(circumstances.toldAt, now()),
      },
      asks: { carer: facts.kind === "local-authority-fostering", schooling: asksSchooling(facts) },
      blocks: law.blocks,
      questions: law.questions.map((code) => ({ code, words: QUESTION_WORDS[code] })),
      rows,
      former: formerOf(rows, written, nameOf),
      requests: [...asked.values()],
      notNeeded: [...asked.values()]
        .filter(({ state, code }) => ASKED.includes(state) && !rows.some((row) => row.code === code))
        .map(({ id, code }) => ({
          ...{ id, title: stepTitle(code) },
          mine: mayGive(actor, found, code) || may(actor, "record", found.subject) === true,
        })),
      abilities: statutoryAbilities(actor, found.subject),
      subject: stepsSubject(found),
    };
  });
}

/** Without those who work the case: no browser needs them. */
function stepsSubject({ subject: { councilId, state, foundIt } }: FoundStatutory): StatutorySubject {
  return { councilId, state, foundIt };
}

/** A request that somebody waits for. */
const ASKED: readonly RequestView["state"][] = ["open", "returned"];

type NameOf = (id: string | null) => string;

const mayGive = (actor: Actor, { subject }: FoundStatutory, code: StepCode) =>
  may(actor, actionOf(code), subject) === true;

type Known = { written: readonly WrittenStep[]; asked: ReadonlyMap<StepCode, RequestView>; nameOf: NameOf };

function rowsOf(actor: Actor, found: FoundStatutory, { written, asked, nameOf }: Known): StepRow[] {
  const today = londonDate(now());
  const { steps } = found.law;
  return steps.map((step) => {
    const { counts, outdated } = givenOf(found, written, step.code);
    const [given = null, ...earlier] = counts.map((row) => givenStep(row, nameOf));
    const basis = basisOf(step.code, found.facts);
    const again = outdated.map(({ id, on, givenById, givenFor, evidence }) => ({
      id,
      words: `Done on ${dayWords(on)} by ${nameOf(givenById)}, but ${whyOutdated(givenFor, basis)}. Do it again`,
      evidence: evidence ?? FORGOTTEN,
    }));
    const first = comesFirst(step, steps);
    const wait = waitWords(first, first !== null && givenOf(found, written, first).counts.length > 0);
    const mine = mayGive(actor, found, step.code);
    const request = asked.get(step.code) ?? null;
    const asks =
      STEPS[step.code].group === "approval" &&
      request?.state !== "open" &&
      may(actor, "record", found.subject) === true;
    const told = { given, earlier, outdated: again, wait, note: noteWords(step, steps), mine, request, asks };
    return stepRow(step, { ...told, start: found.start, today });
  });
}

function givenStep({ id, on, givenById, givenAt, evidence, notice }: WrittenStep, nameOf: NameOf): GivenStep {
  const recorded = londonDate(givenAt);
  return {
    id,
    on,
    by: nameOf(givenById),
    evidence: evidence ?? FORGOTTEN,
    recorded: recorded === on ? null : recorded,
    notice: notice !== null,
  };
}

function formerOf(
  rows: readonly StepRow[],
  written: readonly WrittenStep[],
  nameOf: NameOf,
): StatutoryView["former"] {
  const shown = new Set(
    rows.flatMap(({ given, earlier, outdated }) => [given, ...earlier, ...outdated].map((step) => step?.id)),
  );
  return written
    .filter(({ id, notice }) => notice === null && !shown.has(id))
    .map((row) => ({
      id: row.id,
      title: stepTitle(row.code),
      given: `${dayWords(row.on)}, ${nameOf(row.givenById)}`,
      evidence: row.evidence ?? FORGOTTEN,
      why: row.withdrawnAt ? (row.withdrawnWhy ?? FORGOTTEN) : null,
      withdrawn: row.withdrawnAt
        ? `${nameOf(row.withdrawnById)}, ${dayAndTime(row.withdrawnAt, now())}`
        : null,
    }));
}
