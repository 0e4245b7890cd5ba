import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import type { LockedPlacement } from "~/domains/agreements/commands/lock-placement.server";
import type { ClearedText } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { conflict, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { issueMachine } from "../issue.machine";
import type { IssueOutcome } from "../issue.options";
import type { StoredIssue } from "../queries/stored-issue.server";
import { type IssueNamed, wordsOnIssue } from "./lock-issue.server";
import { factsOfIssue, recordIssue, tellOtherSideOfIssue, writeIssueMessage } from "./tell-of-issue.server";

type AnswerIssue = {
  reference: string;
  id: string;
  version: number;
  outcome: IssueOutcome;
  words: string;
  idempotency?: Idempotency<IssueNamed>;
};

/** The team that has it closes an issue with an answer in words and its outcome. Only where nobody may write is there another way. */
export function answerIssue(actor: Actor, input: AnswerIssue): Promise<Result<IssueNamed, Refusal>> {
  return write<IssueNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await wordsOnIssue(tx, actor, input, "answer");
    if (!found.ok) return found;
    return closeWithAnswer(tx, actor, { ...found.value, outcome: input.outcome, what: "answered" });
  });
}

/** The answer of an issue that is locked, with its outcome, the record and the mail to the provider. */
export async function closeWithAnswer(
  tx: Tx,
  actor: Actor,
  answer: {
    placement: LockedPlacement;
    issue: StoredIssue;
    words: ClearedText;
    outcome: IssueOutcome;
    what: "answered" | "closed";
  },
): Promise<Result<IssueNamed, Refusal>> {
  const { placement, issue, words, outcome, what } = answer;
  const next = issueMachine.next(issue.state, "answer");
  if (!next.ok) return err(notNow());
  const at = now();
  await writeIssueMessage(tx, actor, placement, { issueId: issue.id, kind: "answer", words, at });
  const { count } = await tx.placementIssue.updateMany({
    where: { id: issue.id, state: issue.state, version: issue.version },
    data: {
      state: next.value,
      outcome,
      closedById: actor.personId,
      closedAt: at,
      version: { increment: 1 },
      ...(issue.acknowledgedAt === null ? { acknowledgedAt: at } : {}),
    },
  });
  if (count === 0) return err(conflict());
  const data = { ...factsOfIssue(placement, issue), outcome };
  await recordIssue(tx, actor, placement, { kind: "issue-answered", data });
  await tellOtherSideOfIssue(tx, placement, { id: issue.id, version: issue.version + 1 }, what);
  return ok({ id: issue.id });
}
