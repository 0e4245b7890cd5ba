import { mayWithPeople } from "~/domains/access/access.policy";
import { read } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { isAllowed } from "~/platform/permission";

/** The only admin of an organisation, whose second factor nobody there could reset. */
export type OnlyAdminRow = { personId: string; name: string; email: string; organisation: string };

type Row = { person_id: string; name: string; email: string; organisation: string };

/** Whom the hub may help when a phone is lost; nobody for everybody else. */
export async function listOnlyAdmins(actor: Actor): Promise<OnlyAdminRow[]> {
  if (actor.kind !== "region" || !isAllowed(mayWithPeople(actor, "change-roles", actor))) return [];
  const rows = await read(actor, (tx) => tx.$queryRaw<Row[]>`select * from access.only_admins()`);
  return rows.map(({ person_id: personId, name, email, organisation }) => ({
    personId,
    name,
    email,
    organisation,
  }));
}
