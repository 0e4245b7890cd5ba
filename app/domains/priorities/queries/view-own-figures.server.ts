import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import { type Quarter, quarterAt, quarterEnds, quarterWanted } from "~/platform/quarters";
import { denyPage } from "~/platform/refusal.server";
import { absoluteDayAndTime } from "~/platform/time";
import { type FigureLine, figureLines } from "../figure-lines.rules";
import { valueWords } from "../figure-words.rules";
import { type Fact, factValue, figuresOf, isMet, isOpenLate } from "../figures.rules";
import { isMeasure, type MeasureKey, measureOf } from "../measures.options";
import { may } from "../priorities.policy";
import { measureFacts } from "./measure-facts.server";

const QUARTERS = 8;
const MAX_FACTS = 200;

export type FactRow = {
  key: string;
  reference: string;
  began: string;
  ended: string;
  took: string;
  tag: "met" | "not-met" | "open-late" | "open" | null;
};

export type OwnFiguresView = {
  quarter: Quarter;
  earlier: Quarter | null;
  later: Quarter | null;
  running: boolean;
  lines: FigureLine[];
  /** Everything behind one figure, what missed the target first. */
  behind: { measure: MeasureKey; title: string; rows: FactRow[]; more: boolean } | null;
};

/** The council's own figures as they are, nothing hidden, with every fact behind one of them; 403 for a role that does not read them. */
export async function viewOwnFigures(
  actor: Actor,
  { quarter: wanted, measure }: { quarter: string | null; measure: string | null },
): Promise<OwnFiguresView> {
  const allowed = may(actor, "drill-down", { councilId: actor.organisationId });
  if (allowed !== true) return denyPage(allowed);
  const at = now();
  const { quarter, earlier, later, running } = quarterWanted(wanted, quarterAt(at), QUARTERS);
  const span = { councilId: actor.organisationId, from: quarter.from, to: quarter.to };
  const facts = await measureFacts(span, actor.personId);
  const until = running ? at : quarterEnds(quarter);
  return {
    ...{ quarter, earlier, later, running },
    lines: figureLines(
      figuresOf(facts, until).map((figure) => ({ ...figure, metPencePercent: percentOf(figure.pence) })),
      [],
    ),
    behind: measure !== null && isMeasure(measure) ? behindOf(facts, measure, until, at) : null,
  };
}

function percentOf(pence: readonly { pence: number; met: number }[]): number | null {
  const all = pence.reduce((sum, one) => sum + one.pence, 0);
  return all === 0 ? null : Math.round((pence.reduce((sum, { met }) => sum + met, 0) / all) * 100);
}

const FIRST = ["open-late", "not-met", "open", "met", null] as const;

function behindOf(facts: readonly Fact[], measure: MeasureKey, until: Date, at: Date) {
  const { title, unit } = measureOf(measure);
  const rows = facts
    .filter((fact) => fact.measure === measure)
    .map((fact, index): FactRow => {
      const value = factValue(fact);
      return {
        key: String(index),
        reference: fact.reference,
        began: absoluteDayAndTime(fact.started, at),
        ended: fact.ended !== null && fact.ended < until ? absoluteDayAndTime(fact.ended, at) : "Open",
        took: value === null ? "" : valueWords(unit, value),
        tag: tagOf(fact, until),
      };
    })
    .sort((a, b) => FIRST.indexOf(a.tag) - FIRST.indexOf(b.tag));
  return { measure, title, rows: rows.slice(0, MAX_FACTS), more: rows.length > MAX_FACTS };
}

function tagOf(fact: Fact, until: Date): FactRow["tag"] {
  if (isOpenLate(fact, until)) return "open-late";
  if (fact.ended === null || fact.ended >= until) return "open";
  const met = isMet(fact);
  return met === null ? null : met ? "met" : "not-met";
}
