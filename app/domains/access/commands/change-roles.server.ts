import type { Actor } from "~/domains/access/actor";
import { recordPeopleEvent } from "~/domains/access/people-event.server";
import { lockPeople, refusedChange } from "~/domains/access/people-lock.server";
import { tellConfirmers, tellOfRoles } from "~/domains/access/role-mail.server";
import { ADMIN_ROLE, guardedAmong, isRoleOf, roleWords } from "~/domains/access/roles";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { isId, newId } from "~/platform/ids";
import { conflict, invalid, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

export type ChangeRolesInput = {
  personId: string;
  roles: string[];
  version: number;
  idempotency?: Idempotency<RolesChanged>;
};
/** `waiting`: some of the roles count once a second person has confirmed them. */
export type RolesChanged = { waiting: boolean };

type Outcome = "changed" | "waiting" | "not-found" | "conflict" | "last-admin";

/**
 * Gives a colleague other roles in the actor's organisation. Nobody gives roles to themselves; those over children, money
 * and identity of a council or the hub wait for a second person (`GUARDED_ROLES`), what is dropped counts at once. The
 * organisation keeps at least one admin. The database holds the same rules: `access.change_roles`.
 */
export function changeRoles(
  actor: Actor,
  { personId, roles, version, idempotency }: ChangeRolesInput,
): Promise<Result<RolesChanged, Refusal>> {
  return write<RolesChanged, Refusal>(actor, idempotency, async (tx) => {
    const permission = await lockPeople(tx, actor, "change-roles");
    if (permission !== true) return err(refusedChange(permission, "roles"));
    if (!isId(personId)) return err(missing());
    const membership = await tx.membership.findFirst({
      where: { organisationId: actor.organisationId, personId, endedAt: null },
      select: { roles: true },
    });
    if (!membership) return err(missing());
    if (roles.length === 0 || !roles.every((role) => isRoleOf(actor.kind, role)))
      return err(invalid("Choose at least one role", "roles"));
    const gains = roles.filter((role) => !membership.roles.includes(role));
    if (personId === actor.personId && gains.length > 0) return err(OWN_ROLES);
    const [row] = await tx.$queryRaw<{ outcome: Outcome }[]>`
      select access.change_roles(${personId}::uuid, ${roles}::text[], ${version}::integer, ${newId()}::uuid,
                                 ${now()}::timestamptz) as outcome`;
    switch (row?.outcome) {
      case "not-found":
        return err(missing());
      case "conflict":
        return err(conflict());
      case "last-admin":
        return err(
          invalid(
            `Nobody else here is ${roleWords(ADMIN_ROLE[actor.kind]).toLowerCase()}. Give the role to a colleague first`,
            "roles",
          ),
        );
    }
    const waiting = row?.outcome === "waiting";
    const guarded = guardedAmong(actor.kind, gains);
    await recordPeopleEvent(tx, actor, {
      kind: waiting ? "role-change-asked" : "colleague-roles-changed",
      personId,
      from: membership.roles.join(", "),
      to: roles.join(", "),
    });
    if (waiting) await tellConfirmers(tx, actor, personId);
    await tellOfRoles(tx, actor, { personId, waiting: guarded });
    return ok({ waiting });
  });
}

const OWN_ROLES = invalid(
  "You cannot give roles to yourself. Ask another admin, or the region's hub",
  "roles",
  { tried: "roles", why: "own-roles" },
);
