import { may } from "~/domains/access/access.policy";
import type { Actor } from "~/domains/access/actor";
import { ADMIN_ROLE } from "~/domains/access/roles";
import { read } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import { isAllowed } from "~/platform/permission";

export type ColleagueView = {
  personId: string;
  name: string;
  email: string;
  phone: string | null;
  roles: string[];
  since: Date;
  version: number;
  isDutyOwner: boolean;
  isSelf: boolean;
  /** Nobody else could look after the organisation's people. */
  isOnlyAdmin: boolean;
  /** Acts for another organisation as well, so that the hub alone resets their second factor. */
  hubResets: boolean;
  abilities: { changeRoles: boolean; remove: boolean; resetFactor: boolean };
};

/** One colleague in the actor's organisation; undefined when there is none of this id. */
export async function viewColleague(
  actor: Actor,
  personId: string | undefined,
): Promise<ColleagueView | undefined> {
  if (!isId(personId)) return undefined;
  return read(actor, async (tx) => {
    const row = await tx.membership.findFirst({
      where: { organisationId: actor.organisationId, personId, endedAt: null },
      select: {
        roles: true,
        startedAt: true,
        version: true,
        person: { select: { name: true, email: true, phone: true } },
        organisation: { select: { dutyOwnerId: true } },
      },
    });
    if (!row) return undefined;
    const admin = ADMIN_ROLE[actor.kind];
    const admins = await tx.membership.findMany({
      where: { organisationId: actor.organisationId, endedAt: null, roles: { has: admin } },
      select: { personId: true },
      take: 2,
    });
    const [factor] = await tx.$queryRaw<{ has: boolean; hub: boolean }[]>`
      select access.has_factor(${personId}::uuid) as has, access.factor_of_several(${personId}::uuid) as hub`;
    const isOnlyAdmin = row.roles.includes(admin) && admins.length === 1;
    return {
      personId,
      ...row.person,
      roles: row.roles,
      since: row.startedAt,
      version: row.version,
      isDutyOwner: row.organisation.dutyOwnerId === personId,
      isSelf: personId === actor.personId,
      isOnlyAdmin,
      hubResets: factor?.hub ?? false,
      abilities: {
        changeRoles: isAllowed(may(actor, "change-roles", actor)),
        resetFactor: factor?.has ?? false,
        remove: isAllowed(may(actor, "remove", actor)) && !isOnlyAdmin,
      },
    };
  });
}
