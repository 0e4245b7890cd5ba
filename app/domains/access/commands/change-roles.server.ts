import { type Once, write } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { recordPeopleEvent } from "~/domains/access/people-event.server";
import { hasAnotherAdmin, lockPeople, refusedChange } from "~/domains/access/people-lock.server";
import { ADMIN_ROLE, isRoleOf, roleWords } from "~/domains/access/roles";
import { isId } from "~/platform/ids";
import { err, ok, type Result } from "~/platform/result";

export type ChangeRolesInput = { personId: string; roles: string[]; version: number; once?: Once<null> };
export type ChangeRolesError =
  | { readonly type: "not-found" }
  | { readonly type: "forbidden"; readonly words: string }
  | { readonly type: "conflict" }
  | { readonly type: "invalid"; readonly field: "roles"; readonly words: string };

/** Gives a colleague other roles in the actor's organisation. It keeps at least one admin. */
export function changeRoles(
  actor: Actor,
  { personId, roles, version, once }: ChangeRolesInput,
): Promise<Result<null, ChangeRolesError>> {
  return write<null, ChangeRolesError>(actor, once, async (tx) => {
    const permission = await lockPeople(tx, actor, "change-roles");
    if (permission !== true) return err(refusedChange(permission, "roles"));
    if (!isId(personId)) return err({ type: "not-found" });
    const membership = await tx.membership.findFirst({
      where: { organisationId: actor.organisationId, personId, endedAt: null },
      select: { id: true, roles: true },
    });
    if (!membership) return err({ type: "not-found" });
    if (roles.length === 0 || !roles.every((role) => isRoleOf(actor.kind, role)))
      return err({ type: "invalid", field: "roles", words: "Choose at least one role" });
    const admin = ADMIN_ROLE[actor.kind];
    if (!roles.includes(admin) && !(await hasAnotherAdmin(tx, actor, personId)))
      return err({
        type: "invalid",
        field: "roles",
        words: `Nobody else here is ${roleWords(admin).toLowerCase()}. Give the role to a colleague first`,
      });
    const changed = await tx.membership.updateMany({
      where: { id: membership.id, version, endedAt: null },
      data: { roles, version: { increment: 1 } },
    });
    if (changed.count === 0) return err({ type: "conflict" });
    await recordPeopleEvent(tx, actor, {
      kind: "colleague-roles-changed",
      personId,
      from: membership.roles.join(", "),
      to: roles.join(", "),
    });
    return ok(null);
  });
}
