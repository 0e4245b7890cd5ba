import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { issueMachine } from "../issue.machine";
import { type IssueNamed, wordsOnIssue } from "./lock-issue.server";
import { factsOfIssue, recordIssue, tellOtherSideOfIssue, writeIssueMessage } from "./tell-of-issue.server";

type DisputeIssueAnswer = {
  reference: string;
  id: string;
  version: number;
  words: string;
  idempotency?: Idempotency<IssueNamed>;
};

/** The provider says why an answer is not right: the issue is open again, and it counts how often it was. */
export function disputeIssueAnswer(
  actor: Actor,
  input: DisputeIssueAnswer,
): Promise<Result<IssueNamed, Refusal>> {
  return write<IssueNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await wordsOnIssue(tx, actor, input, "dispute");
    if (!found.ok) return found;
    const { placement, issue, words } = found.value;
    const next = issueMachine.next(issue.state, "dispute");
    if (!next.ok) return err(notNow());
    await writeIssueMessage(tx, actor, placement, { issueId: issue.id, kind: "dispute", words, at: now() });
    const { count } = await tx.placementIssue.updateMany({
      where: { id: issue.id, state: issue.state, version: issue.version },
      data: {
        state: next.value,
        outcome: null,
        closedById: null,
        closedAt: null,
        reopened: { increment: 1 },
        version: { increment: 1 },
      },
    });
    if (count === 0) return err(conflict());
    const data = factsOfIssue(placement, issue);
    await recordIssue(tx, actor, placement, { kind: "issue-disputed", data });
    await tellOtherSideOfIssue(tx, placement, { id: issue.id, version: issue.version + 1 }, "disputed");
    return ok({ id: issue.id });
  });
}
