import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { type IssueNamed, wordsOnIssue } from "./lock-issue.server";
import { factsOfIssue, recordIssue, tellOtherSideOfIssue, writeIssueMessage } from "./tell-of-issue.server";

type ReplyToIssue = {
  reference: string;
  id: string;
  version: number;
  words: string;
  idempotency?: Idempotency<IssueNamed>;
};

/**
 * Either side writes in an open issue. The council's first message acknowledges it. It is a version of the issue, so that nobody
 * closes it over a message that they have not seen.
 */
export function replyToIssue(actor: Actor, input: ReplyToIssue): Promise<Result<IssueNamed, Refusal>> {
  return write<IssueNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await wordsOnIssue(tx, actor, input, "reply");
    if (!found.ok) return found;
    const { placement, issue, words } = found.value;
    const at = now();
    await writeIssueMessage(tx, actor, placement, { issueId: issue.id, kind: "message", words, at });
    const first = placement.side === "council" && issue.acknowledgedAt === null;
    const { count } = await tx.placementIssue.updateMany({
      where: { id: issue.id, state: "open", version: issue.version },
      data: { version: { increment: 1 }, ...(first ? { acknowledgedAt: at } : {}) },
    });
    if (count === 0) return err(conflict());
    const data = { ...factsOfIssue(placement, issue), side: placement.side };
    await recordIssue(tx, actor, placement, { kind: "issue-replied", data });
    await tellOtherSideOfIssue(tx, placement, { id: issue.id, version: issue.version + 1 }, "replied");
    return ok({ id: issue.id });
  });
}
