import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import type { IssueState } from "../issue.machine";
import type { IssueTeam } from "../issue.options";
import type { IssueSubject } from "../issue.policy";
import { canDispute, canEscalate, type IssueClockFacts } from "../issue.rules";

/** An issue without its words. */
export type StoredIssue = IssueSubject &
  IssueClockFacts & {
    id: string;
    version: number;
    topic: string;
    raisedById: string;
    raisedAt: Date;
    ownerId: string | null;
    escalatedAt: Date | null;
    outcome: string | null;
    reopened: number;
  };

const STORED_ISSUE = {
  id: true,
  councilId: true,
  providerId: true,
  version: true,
  topic: true,
  urgent: true,
  team: true,
  raisedById: true,
  raisedAt: true,
  acknowledgeDue: true,
  acknowledgedAt: true,
  resolveDue: true,
  ownerId: true,
  escalatedAt: true,
  outcome: true,
  closedAt: true,
  reopened: true,
  state: true,
} as const;

type Row = Omit<StoredIssue, "state" | "team" | "disputable" | "escalatable"> & {
  state: string;
  team: string;
};

function storedIssue(row: Row): StoredIssue {
  const at = now();
  return {
    ...row,
    state: row.state as IssueState,
    team: row.team as IssueTeam,
    disputable: row.closedAt !== null && canDispute(row.closedAt, at),
    escalatable: canEscalate(row, at),
  };
}

/** An issue of a placement by its id; null where there is none. */
export async function findIssue(tx: Tx, placementId: string, id: string): Promise<StoredIssue | null> {
  const row = isId(id)
    ? await tx.placementIssue.findFirst({ where: { id, placementId }, select: STORED_ISSUE })
    : null;
  return row && storedIssue(row);
}

/** The issues of one placement that these teams have, newest first. */
export async function issuesOf(
  tx: Tx,
  placementId: string,
  teams: readonly IssueTeam[],
  take: number,
): Promise<StoredIssue[]> {
  const rows = await tx.placementIssue.findMany({
    where: { placementId, team: { in: [...teams] } },
    orderBy: [{ raisedAt: "desc" }, { id: "asc" }],
    take,
    select: STORED_ISSUE,
  });
  return rows.map(storedIssue);
}

/**
 * Those of the actor's organisation in one state with the reference of their placement: of open ones those without a first answer
 * before the others, by what is due first; else the newest.
 */
export async function issuesIn(
  tx: Tx,
  organisation: { councilId: string } | { providerId: string },
  { state, teams }: { state: IssueState; teams: readonly IssueTeam[] },
  take: number,
): Promise<(StoredIssue & { placement: string })[]> {
  const rows = await tx.placementIssue.findMany({
    where: { ...organisation, state, team: { in: [...teams] } },
    orderBy:
      state === "open"
        ? [
            { acknowledgedAt: { sort: "asc", nulls: "first" } },
            { acknowledgeDue: "asc" },
            { resolveDue: "asc" },
            { id: "asc" },
          ]
        : [{ closedAt: "desc" }, { id: "asc" }],
    take,
    select: { ...STORED_ISSUE, placement: { select: { reference: true } } },
  });
  return rows.map(({ placement, ...row }) => ({ ...storedIssue(row), placement: placement.reference }));
}

/** Who wrote, raised, answered or is responsible, by name; neither side reads the people of the other. */
export async function peopleOfIssues(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id, name from public.people_of_issues(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
