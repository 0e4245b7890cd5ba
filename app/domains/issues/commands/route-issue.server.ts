import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { conflict, invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { IssueTeam } from "../issue.options";
import { teamMembers } from "../queries/team-members.server";
import { type IssueNamed, issueToMove } from "./lock-issue.server";
import { factsOfIssue, recordIssue, tellCouncilOfIssue } from "./tell-of-issue.server";

type RouteIssue = {
  reference: string;
  id: string;
  version: number;
  team: IssueTeam;
  idempotency?: Idempotency<IssueNamed>;
};

/**
 * The team that has an issue passes it to another, whose people are told by mail. Nobody has it until one of them takes it, and its
 * clocks go on. A team in which nobody answers gets none.
 */
export function routeIssue(actor: Actor, input: RouteIssue): Promise<Result<IssueNamed, Refusal>> {
  return write<IssueNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await issueToMove(tx, actor, input, "route");
    if (!found.ok) return found;
    const { placement, issue } = found.value;
    const { team } = input;
    if (team === issue.team) return err(invalid("This team has the issue already. Choose another", "team"));
    if ((await teamMembers(tx, actor.organisationId, team)).length === 0)
      return err(invalid("Nobody on Homeward is in this team. Choose another, or ask your admin", "team"));
    const { count } = await tx.placementIssue.updateMany({
      where: { id: issue.id, state: issue.state, version: issue.version },
      data: { team, ownerId: null, version: { increment: 1 } },
    });
    if (count === 0) return err(conflict());
    const data = { ...factsOfIssue(placement, issue), team };
    await recordIssue(tx, actor, placement, { kind: "issue-routed", data });
    await tellCouncilOfIssue(tx, placement, {
      issueId: issue.id,
      version: issue.version + 1,
      what: "routed",
    });
    return ok({ id: issue.id });
  });
}
