import { type Actor, holds } from "~/domains/access/actor";
import { ADMIN_ROLE } from "~/domains/access/roles";
import { definePolicy, deny, type Permission } from "~/platform/permission";

export type AuditAction = "read" | "export";

/** Who reads and exports the audit log of an organisation: its admins, and nobody of another. */
export function may(actor: Actor, _action: AuditAction, log: { organisationId: string }): Permission {
  if (log.organisationId === actor.organisationId && holds(actor, ADMIN_ROLE[actor.kind])) return true;
  return deny("not-an-admin", "Only an admin of your organisation can read the audit log.");
}

export const { abilities: auditAbilities } = definePolicy({ read: true, export: true }, may);
