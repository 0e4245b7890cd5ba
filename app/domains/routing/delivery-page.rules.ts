import type { EditionChange } from "~/domains/referrals/edition.rules";
import { gatherAbsentRisks } from "~/domains/referrals/page-rows.rules";
import { dayAndTime } from "~/platform/time";
import type { AnswerState } from "./answer.machine";
import { DECLINE_REASONS, isDeclineReason } from "./decline-reasons.options";

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

/** The rows of a section, its absent risks in one; a risk that has just changed keeps its own row. */
export function readableRows(rows: readonly Row[]): Row[] {
  return gatherAbsentRisks(rows, (row) => row.changedFrom === null);
}
