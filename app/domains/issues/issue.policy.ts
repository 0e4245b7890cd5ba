import { type Actor, holds, type Role } from "~/domains/access/actor";
import { ISSUE_ANSWERERS, ISSUE_RAISERS, REFERRAL_READERS } from "~/domains/access/role-groups";
import { sideOf } from "~/domains/agreements/placement/placement.policy";
import { definePolicy, deny, denyNow, denyUnseen, type Permission } from "~/platform/permission";
import { type IssueState, issueMachine } from "./issue.machine";
import { ISSUE_TEAMS, type IssueTeam } from "./issue.options";

export type IssueAction = "view" | "raise" | "reply" | "answer" | "assign" | "route" | "dispute" | "escalate";

/** What the policy must know of an issue, or of the placement that one is to be about. */
export type IssueSubject = {
  councilId: string;
  providerId: string;
  state: IssueState;
  team: IssueTeam;
  /** Whether its answer is so new that it can be disputed (`canDispute`), and whether it can be escalated (`canEscalate`). */
  disputable: boolean;
  escalatable: boolean;
};

const TEAMS = Object.keys(ISSUE_TEAMS) as IssueTeam[];
const ANSWERERS: readonly Role[] = [
  ...new Set(TEAMS.flatMap((team): readonly Role[] => ISSUE_ANSWERERS[team])),
];

type Allowed = Readonly<Record<"council" | "provider", readonly Role[]>>;
const ALLOWED_ROLES: Readonly<Record<IssueAction, Allowed>> = {
  view: { council: [...new Set<Role>([...REFERRAL_READERS, ...ANSWERERS])], provider: ISSUE_RAISERS },
  raise: { council: [], provider: ISSUE_RAISERS },
  reply: { council: ANSWERERS, provider: ISSUE_RAISERS },
  answer: { council: ANSWERERS, provider: [] },
  assign: { council: ANSWERERS, provider: [] },
  route: { council: ANSWERERS, provider: [] },
  dispute: { council: [], provider: ISSUE_RAISERS },
  escalate: { council: [], provider: ISSUE_RAISERS },
};

const ONLY: Readonly<Record<IssueAction, string>> = {
  view: "Your role cannot see issues",
  raise: "Only the provider raises an issue",
  reply: "Only the team that has the issue writes to the provider about it",
  answer: "Only the team that has the issue answers it",
  assign: "Only the team that has the issue says who is responsible",
  route: "Only the team that has the issue passes it to another team",
  dispute: "Only the provider that raised it can dispute an answer",
  escalate: "Only the provider that raised it can escalate it",
};

/** The teams whose issues this person of a council answers. */
export const teamsOf = (actor: Pick<Actor, "roles">): IssueTeam[] =>
  TEAMS.filter((team) =>
    actor.roles.some((role) => (ISSUE_ANSWERERS[team] as readonly Role[]).includes(role)),
  );

/** The teams whose issues this person reads: whoever reads referrals all of them, others those that they answer. */
export const teamsRead = (actor: Actor): IssueTeam[] =>
  actor.kind === "provider" || holds(actor, ...REFERRAL_READERS) ? TEAMS : teamsOf(actor);

/** Whether this person may do this to an issue now. Who answers for which team, and the moves, are held by `prisma/sql/issues.sql` too. */
export function may(actor: Actor, action: IssueAction, issue: IssueSubject): Permission {
  const side = sideOf(actor, issue);
  if (!side) return denyUnseen("other-organisation", "This placement belongs to other organisations");
  if (!actor.roles.some((role) => ALLOWED_ROLES[action][side].includes(role)))
    return deny("role", ONLY[action]);
  if (action === "raise") return true;
  if (action === "view") return teamsRead(actor).includes(issue.team) || deny("role", ONLY.view);
  if (side === "council" && !teamsOf(actor).includes(issue.team)) return deny("role", ONLY[action]);
  if (action === "dispute") {
    if (!issueMachine.allows(issue.state, "dispute"))
      return denyNow("state", "This issue is open: write a message");
    return issue.disputable || denyNow("state", "The time to dispute this answer is over. Raise a new issue");
  }
  if (issue.state !== "open") return denyNow("state", "This issue has been answered");
  if (action === "escalate")
    return (
      issue.escalatable ||
      denyNow("state", "It can be escalated once, when it is late or an answer was disputed")
    );
  return true;
}

export const { abilities: issueAbilities } = definePolicy(ALLOWED_ROLES, may);
