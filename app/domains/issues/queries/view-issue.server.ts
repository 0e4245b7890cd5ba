import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { type FoundPlacement, findPlacement } from "~/domains/agreements/queries/find-placement.server";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { isForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import { NO_LONGER_KEPT } from "~/domains/vault/destroyed-words.rules";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { absoluteDayAndTime } from "~/platform/time";
import type { Tone } from "~/ui/tones";
import { ISSUE_TEAMS, type IssueTeam, issueOutcomeWords, issueTeamWords } from "../issue.options";
import { type IssueAction, issueAbilities, may } from "../issue.policy";
import { acknowledgeWords, disputeUntil, issueTags, issueTitle, resolveWords } from "../issue.rules";
import { readIssueMessages } from "./issue-messages.server";
import { findIssue, peopleOfIssues, type StoredIssue } from "./stored-issue.server";
import { teamMembers } from "./team-members.server";

type Placement = Omit<FoundPlacement, "id" | "referralId" | "councilId" | "providerId">;
const named = ({ id: _, referralId, councilId, providerId, ...placement }: FoundPlacement): Placement =>
  placement;

export type IssueStep = Exclude<IssueAction, "raise" | "view"> | "close";
export type IssueMessage = { id: string; when: string; at: string; who: string; words: string };

export type IssueView = Placement & {
  id: string;
  version: number;
  title: string;
  tags: { words: string; tone: Tone }[];
  team: string;
  owner: string | null;
  clocks: { acknowledge: string; resolve: string };
  /** When it was taken to the team managers; null of others. */
  escalated: string | null;
  /** Of one that is answered. */
  outcome: string | null;
  disputeUntil: string | null;
  /** Oldest first. */
  messages: IssueMessage[];
  /** Whether nobody may write of the child any more: then the council closes it without an answer in words. */
  forgotten: boolean;
  abilities: Record<IssueStep, boolean>;
};

async function issueOf(
  tx: Tx,
  actor: Actor,
  reference: string,
  id: string,
): Promise<{ placement: FoundPlacement; issue: StoredIssue }> {
  const placement = await findPlacement(tx, actor, reference);
  const issue = await findIssue(tx, placement.id, id);
  return issue ? { placement, issue } : notFound();
}

/** One issue with all that was written, for either side. 404 and 403 as for the placement, 403 where it is of another team. */
export function viewIssue(actor: Actor, reference: string, id: string): Promise<IssueView> {
  return read(actor, async (tx) => {
    const { placement, issue } = await issueOf(tx, actor, reference, id);
    const permission = may(actor, "view", issue);
    if (permission !== true) return denyPage(permission);
    return readIssue(tx, actor, placement, issue);
  });
}

export type IssueStepView = {
  issue: IssueView;
  whyNot: string | null;
  /** Who may be responsible, and the teams that it can be passed to, where that is asked. */
  colleagues: { id: string; name: string }[];
  teams: { id: IssueTeam; name: string }[];
};

/** The same before something is done with it, with why it cannot be done now; 403 for who does not do it. */
export function viewIssueStep(
  actor: Actor,
  { reference, id, step }: { reference: string; id: string; step: IssueStep },
): Promise<IssueStepView> {
  return read(actor, async (tx) => {
    const { placement, issue } = await issueOf(tx, actor, reference, id);
    const permission = may(actor, step === "close" ? "answer" : step, issue);
    if (permission !== true && permission.kind !== "not-now") return denyPage(permission);
    const colleagues = step === "assign" ? await teamMembers(tx, actor.organisationId, issue.team) : [];
    const seen = await readIssue(tx, actor, placement, issue);
    return {
      issue: seen,
      whyNot: permission === true ? whyNotNow(step, seen.forgotten) : permission.message,
      colleagues: colleagues.map(({ personId, name }) => ({ id: personId, name })),
      teams: (Object.keys(ISSUE_TEAMS) as IssueTeam[])
        .filter((team) => team !== issue.team)
        .map((team) => ({ id: team, name: ISSUE_TEAMS[team] })),
    };
  });
}

const WRITES: readonly IssueStep[] = ["reply", "answer", "dispute"];

function whyNotNow(step: IssueStep, forgotten: boolean): string | null {
  if (step === "close") return forgotten ? null : "The child’s record is kept: write an answer";
  return forgotten && WRITES.includes(step) ? NO_LONGER_KEPT : null;
}

/** A placement before an issue is raised about it; 403 for who raises none. */
export function viewNewIssue(actor: Actor, reference: string): Promise<Placement> {
  return read(actor, async (tx) => {
    const placement = await findPlacement(tx, actor, reference);
    const { councilId, providerId } = placement;
    const subject = { councilId, providerId, state: "open", team: "social-work" } as const;
    const permission = may(actor, "raise", { ...subject, disputable: false, escalatable: false });
    return permission === true ? named(placement) : denyPage(permission);
  });
}

async function readIssue(
  tx: Tx,
  actor: Actor,
  placement: FoundPlacement,
  issue: StoredIssue,
): Promise<IssueView> {
  const at = now();
  const people = await peopleOfIssues(tx, [issue.id]);
  const messages = await readIssueMessages(tx, [issue.id], people, placement);
  const forgotten = await isForgotten(tx, [placement.referralId], false);
  const can = issueAbilities(actor, issue);
  return {
    ...named(placement),
    id: issue.id,
    version: issue.version,
    title: issueTitle(issue),
    tags: issueTags(issue, at),
    team: issueTeamWords(issue.team),
    owner: issue.ownerId === null ? null : (people.get(issue.ownerId) ?? "A colleague"),
    clocks: { acknowledge: acknowledgeWords(issue, at), resolve: resolveWords(issue, at) },
    escalated: issue.escalatedAt && absoluteDayAndTime(issue.escalatedAt, at),
    outcome: issue.outcome === null ? null : issueOutcomeWords(issue.outcome),
    disputeUntil: issue.closedAt === null || forgotten ? null : dateWords(disputeUntil(issue.closedAt)),
    messages: messages.map(({ id, writtenAt, who, words }) => ({
      ...{ id, who, words },
      when: absoluteDayAndTime(writtenAt, at),
      at: writtenAt.toISOString(),
    })),
    forgotten,
    abilities: {
      ...{ assign: can.assign, route: can.route, escalate: can.escalate },
      ...{ reply: can.reply && !forgotten, dispute: can.dispute && !forgotten },
      ...{ answer: can.answer && !forgotten, close: can.answer && forgotten },
    },
  };
}
