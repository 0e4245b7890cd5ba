import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { columnOfDay, londonDate } from "~/platform/time";
import type { Deciders } from "../deciders.rules";

/** Of whoever acts, or of the worker for a council. */
type Council = Pick<Actor, "organisationId">;

/** The limit that counts in the actor's council, in pence; null where a head of service decides on everything. */
export async function fundingLimit(tx: Tx, actor: Council): Promise<number | null> {
  const newest = await tx.fundingLimit.findFirst({
    where: { councilId: actor.organisationId },
    select: { firstYearPence: true },
    orderBy: [{ setAt: "desc" }, { id: "desc" }],
  });
  return newest?.firstYearPence ?? null;
}

/** What `decidesAs` asks of the actor's council today: its limit, and for whom the actor stands in. */
export async function fundingDeciders(tx: Tx, actor: Actor): Promise<Deciders> {
  if (actor.kind !== "council") return { limitPence: null, standsInFor: [] };
  const absent = await tx.fundingDeputy.findMany({
    where: { ...standingToday(actor), deputyId: actor.personId },
    select: { absentId: true },
  });
  return {
    limitPence: await fundingLimit(tx, actor),
    standsInFor: await membersOf(
      tx,
      actor,
      absent.map(({ absentId }) => absentId),
    ),
  };
}

/** Who stands in today for one of these people: ids of their deputies. */
export async function deputiesToday(tx: Tx, actor: Council, absentIds: readonly string[]): Promise<string[]> {
  const rows = await tx.fundingDeputy.findMany({
    where: { ...standingToday(actor), absentId: { in: [...absentIds] } },
    select: { deputyId: true },
  });
  return rows.map(({ deputyId }) => deputyId);
}

function standingToday(actor: Council) {
  const today = columnOfDay(londonDate(now()));
  return {
    councilId: actor.organisationId,
    endedAt: null,
    firstDay: { lte: today },
    lastDay: { gte: today },
  };
}

async function membersOf(tx: Tx, actor: Actor, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  const rows = await tx.membership.findMany({
    where: { organisationId: actor.organisationId, endedAt: null, personId: { in: [...personIds] } },
    select: { personId: true, roles: true, person: { select: { name: true } } },
  });
  return rows.map(({ personId, roles, person }) => ({ personId, roles, name: person.name }));
}
