import { may } from "~/domains/access/access.policy";
import type { Actor } from "~/domains/access/actor";
import { roleWords } from "~/domains/access/roles";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { isAllowed } from "~/platform/permission";
import { dayAndTime } from "~/platform/time";

export type ColleagueRow = {
  personId: string;
  name: string;
  email: string;
  phone: string | null;
  roles: string;
  since: Date;
  isDutyOwner: boolean;
};
/** Somebody who is no colleague (yet). */
export type InvitedRow = {
  id: string;
  version: number;
  name: string;
  email: string;
  roles: string;
  /** Until when it can be answered, in words. */
  until: string;
  stands: "waiting" | "expired" | "refused" | "not-confirmed";
};
export type ColleaguesView = {
  colleagues: ColleagueRow[];
  /** Who was invited and is no member; for those alone who may invite. */
  invited: InvitedRow[];
  abilities: { invite: boolean; change: boolean };
};

/** The most that a page lists; no organisation of the region comes near it. */
const MAX_ROWS = 1_000;

/** So long a refusal, or that nobody confirmed it, stands in the list: it was mailed as well. */
const ENDED_FOR = 14 * 24 * 60 * 60_000;

/** Everybody who acts for the actor's organisation, by name. */
export function listColleagues(actor: Actor): Promise<ColleaguesView> {
  return read(actor, async (tx) => {
    const rows = await tx.membership.findMany({
      where: { organisationId: actor.organisationId, endedAt: null },
      select: {
        personId: true,
        roles: true,
        startedAt: true,
        person: { select: { name: true, email: true, phone: true } },
        organisation: { select: { dutyOwnerId: true } },
      },
      orderBy: [{ person: { name: "asc" } }, { id: "asc" }],
      take: MAX_ROWS,
    });
    const invite = isAllowed(may(actor, "invite", actor));
    return {
      colleagues: rows.map(({ personId, person, roles, startedAt, organisation }) => ({
        personId,
        ...person,
        roles: roles.map(roleWords).join(", "),
        since: startedAt,
        isDutyOwner: organisation.dutyOwnerId === personId,
      })),
      invited: invite ? await listInvited(tx, actor) : [],
      abilities: {
        invite,
        change: isAllowed(may(actor, "change-roles", actor)),
      },
    };
  });
}

async function listInvited(tx: Tx, actor: Actor): Promise<InvitedRow[]> {
  const at = now();
  const rows = await tx.invitation.findMany({
    where: {
      organisationId: actor.organisationId,
      OR: [
        { state: "waiting" },
        {
          state: { in: ["refused", "lapsed"] },
          answeredAt: { gt: new Date(at.getTime() - ENDED_FOR) },
        },
        // What the job has not marked yet.
        { state: "to-confirm", expiresAt: { lte: at } },
      ],
    },
    orderBy: [{ invitedAt: "desc" }, { id: "asc" }],
    take: MAX_ROWS,
  });
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    email: row.email,
    roles: row.roles.map(roleWords).join(", "),
    until: dayAndTime(row.expiresAt, at),
    stands: standing(row, at),
  }));
}

function standing({ state, expiresAt }: { state: string; expiresAt: Date }, at: Date): InvitedRow["stands"] {
  if (state === "refused") return "refused";
  if (state === "lapsed" || state === "to-confirm") return "not-confirmed";
  return expiresAt <= at ? "expired" : "waiting";
}
