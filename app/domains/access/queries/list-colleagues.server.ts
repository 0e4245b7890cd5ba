import { mayWithPeople } from "~/domains/access/access.policy";
import { read } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { roleWords } from "~/domains/access/roles";
import { isAllowed } from "~/platform/permission";

export type ColleagueRow = {
  personId: string;
  name: string;
  email: string;
  phone: string | null;
  roles: string;
  since: Date;
  isDutyOwner: boolean;
};
export type ColleaguesView = { colleagues: ColleagueRow[]; abilities: { invite: boolean; change: boolean } };

/** The most that a page lists; no organisation of the region comes near it. */
const MOST = 1_000;

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
      take: MOST,
    });
    return {
      colleagues: rows.map(({ personId, person, roles, startedAt, organisation }) => ({
        personId,
        ...person,
        roles: roles.map(roleWords).join(", "),
        since: startedAt,
        isDutyOwner: organisation.dutyOwnerId === personId,
      })),
      abilities: {
        invite: isAllowed(mayWithPeople(actor, "invite", actor)),
        change: isAllowed(mayWithPeople(actor, "change-roles", actor)),
      },
    };
  });
}
