/** What pages say of a query about payments. Pure. */
import { formatPence } from "~/platform/forms/money";
import type { Tone } from "~/ui/tones";
import type { PaymentQueryState } from "./payment-query.machine";
import { queryKindWords } from "./payment-query.options";
import { periodWords } from "./payment-words.rules";

type Asked = { kind: string; pence: number | null; period: { from: string; to: string } | null };

/** "Not paid, £36.00: 1 to 14 June 2026" */
export function queryTitle({ kind, pence, period }: Asked): string {
  const amount = pence === null ? "" : `, ${formatPence(pence)}`;
  return `${queryKindWords(kind)}${amount}: ${period === null ? "all payments of the placement" : periodWords(period)}`;
}

/** Its state, and whether the first answer is late. */
export function queryTags(
  {
    state,
    firstAnsweredAt,
    reopened,
  }: { state: PaymentQueryState; firstAnsweredAt: unknown; reopened: number },
  late: boolean,
): { words: string; tone: Tone }[] {
  const again = reopened === 0 ? [] : [{ words: reopenedWords(reopened), tone: "soon" as const }];
  if (state === "answered") return [{ words: "Answered", tone: "good" }, ...again];
  if (firstAnsweredAt !== null) return [{ words: "Open", tone: "info" }, ...again];
  return [
    { words: late ? "First answer late" : "Waiting for an answer", tone: late ? "now" : "soon" },
    ...again,
  ];
}

function reopenedWords(times: number): string {
  if (times === 1) return "Answer disputed once";
  return `Answer disputed ${times === 2 ? "twice" : `${times} times`}`;
}
