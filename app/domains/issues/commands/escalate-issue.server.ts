import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { type IssueNamed, issueToMove } from "./lock-issue.server";
import { factsOfIssue, recordIssue, tellOtherSideOfIssue } from "./tell-of-issue.server";

type EscalateIssue = {
  reference: string;
  id: string;
  version: number;
  idempotency?: Idempotency<IssueNamed>;
};

/** The provider takes an issue that is late, or whose answer it disputed, to the council's team managers; once. */
export function escalateIssue(actor: Actor, input: EscalateIssue): Promise<Result<IssueNamed, Refusal>> {
  return write<IssueNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await issueToMove(tx, actor, input, "escalate");
    if (!found.ok) return found;
    const { placement, issue } = found.value;
    const { count } = await tx.placementIssue.updateMany({
      where: { id: issue.id, state: issue.state, version: issue.version },
      data: { escalatedAt: now(), version: { increment: 1 } },
    });
    if (count === 0) return err(conflict());
    const data = factsOfIssue(placement, issue);
    await recordIssue(tx, actor, placement, { kind: "issue-escalated", data });
    await tellOtherSideOfIssue(tx, placement, { id: issue.id, version: issue.version + 1 }, "escalated");
    return ok({ id: issue.id });
  });
}
