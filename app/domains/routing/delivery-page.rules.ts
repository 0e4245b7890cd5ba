import type { EditionChange } from "~/domains/referrals/edition.rules";
import { dayAndTime } from "~/platform/london";
import { type AnswerState, DECLINE_REASONS, isDeclineReason } from "./answer.machine";

/** The fields of an edition that changed, as `page.field`, with what stood there before. */
export function changedFields(changes: readonly EditionChange[]): Map<string, string> {
  return new Map(changes.map((change) => [`${change.page}.${change.field}`, change.from]));
}

const TONES = { none: "plain", interested: "hold", declined: "plain", offered: "good" } as const;

export type AnswerFacts = {
  answer: AnswerState;
  declineReason: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
};

/** The answer of a service as a tag and a line: who answered and when. */
export function answerWords(facts: AnswerFacts, now: Date) {
  const words = {
    none: "Not answered yet",
    interested: "Interested",
    declined: "Declined",
    offered: "Offer made",
  }[facts.answer];
  const reason =
    facts.declineReason && isDeclineReason(facts.declineReason)
      ? DECLINE_REASONS[facts.declineReason].label
      : null;
  const by =
    facts.answer !== "none" && facts.answeredBy && facts.answeredAt
      ? `${facts.answeredBy}, ${dayAndTime(facts.answeredAt, now)}`
      : null;
  return { tag: { words, tone: TONES[facts.answer] }, line: [reason, by].filter(Boolean).join(" · ") };
}

type Row = { field: string; label: string; value: string; changedFrom: string | null };

/**
 * The rows of a section with the risks that are not known gathered in one, so that the ones that are stand out. A
 * risk that has just changed keeps its own row.
 */
export function readableRows(rows: readonly Row[]): Row[] {
  const quiet = (row: Row) => row.value === "No known risk" && row.changedFrom === null;
  const unknown = rows.filter(quiet);
  if (unknown.length < 2) return [...rows];
  const names = unknown.map((row) => row.label.replace(/^Risk: /, ""));
  const gathered: Row = {
    field: "no-known-risk",
    label: "No known risk",
    value: `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`,
    changedFrom: null,
  };
  const last = rows.findLastIndex(quiet);
  return rows.flatMap((row, index) => (index === last ? [gathered] : quiet(row) ? [] : [row]));
}
