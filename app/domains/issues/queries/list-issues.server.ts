import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import type { PlacementView } from "~/domains/agreements/queries/view-placement.server";
import { placementIdsOf } from "~/domains/documents/queries/view-reports.server";
import { now } from "~/platform/clock.server";
import { refusalOf } from "~/platform/refusal";
import { longDate } from "~/platform/time";
import type { Tone } from "~/ui/tones";
import { issueTeamWords } from "../issue.options";
import { issueAbilities, may, teamsRead } from "../issue.policy";
import { issueTags, issueTitle, runningClockWords } from "../issue.rules";
import { issuesIn, issuesOf, peopleOfIssues, type StoredIssue } from "./stored-issue.server";

/** One issue in a list. */
export type IssueRow = {
  id: string;
  placement: string;
  title: string;
  tags: { words: string; tone: Tone }[];
  /** Who raised it and who has it, and where its clock is. */
  line: string;
  clock: string;
};

export type IssuesView = {
  side: "council" | "provider";
  open: IssueRow[];
  answered: IssueRow[];
  moreOpen: boolean;
  moreAnswered: boolean;
};

const MAX_OPEN = 100;
const MAX_ANSWERED = 50;
const MAX_ON_CARD = 5;

/** A subject of the policy before there is an issue: of the actor's own organisation. */
const anyIssueOf = (of: { councilId: string; providerId: string }, actor: Actor) => {
  const { councilId, providerId } = of;
  const [team = "social-work"] = teamsRead(actor);
  return { councilId, providerId, team, state: "open", disputable: false, escalatable: false } as const;
};

/** The issues of the actor's organisation that they read: what is due first, then what was answered last. 403 in words. */
export function listIssues(actor: Actor): Promise<IssuesView> {
  return read(actor, async (tx) => {
    const { organisationId } = actor;
    const seen = may(
      actor,
      "view",
      anyIssueOf({ councilId: organisationId, providerId: organisationId }, actor),
    );
    if (seen !== true) throw new RefusedPage(refusalOf(seen));
    const side = actor.kind === "council" ? "council" : "provider";
    const mine = side === "council" ? { councilId: organisationId } : { providerId: organisationId };
    const teams = teamsRead(actor);
    const open = await issuesIn(tx, mine, { state: "open", teams }, MAX_OPEN + 1);
    const answered = await issuesIn(tx, mine, { state: "answered", teams }, MAX_ANSWERED + 1);
    const openListed = open.slice(0, MAX_OPEN);
    const rows = await rowsOf(tx, [...openListed, ...answered.slice(0, MAX_ANSWERED)]);
    return {
      side,
      open: rows.slice(0, openListed.length),
      answered: rows.slice(openListed.length),
      moreOpen: open.length > MAX_OPEN,
      moreAnswered: answered.length > MAX_ANSWERED,
    };
  });
}

export type IssuesCardView = { rows: IssueRow[]; more: boolean; raise: boolean };

/** The newest issues of a placement for its page; null for who reads none. */
export async function issuesCard(
  tx: Tx,
  actor: Actor,
  placement: Pick<PlacementView, "reference" | "subject">,
): Promise<IssuesCardView | null> {
  const can = issueAbilities(actor, anyIssueOf(placement.subject, actor));
  if (!can.view) return null;
  const { reference } = placement;
  const { id } = await placementIdsOf(tx, placement);
  const issues = await issuesOf(tx, id, teamsRead(actor), MAX_ON_CARD + 1);
  const listed = issues.slice(0, MAX_ON_CARD).map((issue) => ({ ...issue, placement: reference }));
  return { rows: await rowsOf(tx, listed), more: issues.length > MAX_ON_CARD, raise: can.raise };
}

async function rowsOf(tx: Tx, issues: readonly (StoredIssue & { placement: string })[]): Promise<IssueRow[]> {
  const at = now();
  const people = await peopleOfIssues(
    tx,
    issues.map(({ id }) => id),
  );
  return issues.map((issue) => {
    const owner = issue.ownerId === null ? "nobody yet" : (people.get(issue.ownerId) ?? "a colleague");
    return {
      id: issue.id,
      placement: issue.placement,
      title: issueTitle(issue),
      tags: issueTags(issue, at),
      line: `Raised by ${people.get(issue.raisedById) ?? "the provider"} on ${longDate(issue.raisedAt, at)}. ${issueTeamWords(issue.team)}, responsible: ${owner}`,
      clock: runningClockWords(issue, at),
    };
  });
}
