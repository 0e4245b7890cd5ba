import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { conflict, invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { teamMembers } from "../queries/team-members.server";
import { type IssueNamed, issueToMove } from "./lock-issue.server";
import { factsOfIssue, recordIssue, tellCouncilOfIssue } from "./tell-of-issue.server";

type AssignIssue = {
  reference: string;
  id: string;
  version: number;
  owner: string;
  idempotency?: Idempotency<IssueNamed>;
};

/** Somebody of its team takes an issue, or passes it on to a colleague of the team, who is told by mail. */
export function assignIssue(actor: Actor, input: AssignIssue): Promise<Result<IssueNamed, Refusal>> {
  return write<IssueNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await issueToMove(tx, actor, input, "assign");
    if (!found.ok) return found;
    const { placement, issue } = found.value;
    if (issue.ownerId === input.owner) return ok({ id: issue.id });
    const colleagues = await teamMembers(tx, actor.organisationId, issue.team);
    if (!colleagues.some(({ personId }) => personId === input.owner))
      return err(invalid("Choose somebody of the team that has the issue", "owner"));
    const { count } = await tx.placementIssue.updateMany({
      where: { id: issue.id, state: issue.state, version: issue.version },
      data: { ownerId: input.owner, version: { increment: 1 } },
    });
    if (count === 0) return err(conflict());
    const data = factsOfIssue(placement, issue);
    await recordIssue(tx, actor, placement, { kind: "issue-owned", data });
    const told = { issueId: issue.id, ownerId: input.owner, version: issue.version + 1 };
    if (input.owner !== actor.personId)
      await tellCouncilOfIssue(tx, placement, { ...told, what: "assigned" });
    return ok({ id: issue.id });
  });
}
