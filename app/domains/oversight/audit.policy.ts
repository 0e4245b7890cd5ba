import { type Actor, holds } from "~/domains/access/actor";
import { ADMIN_ROLE } from "~/domains/access/roles";
import { deny, type Permission } from "~/platform/permission";

/** Who reads and exports the audit log of an organisation: its admins, and nobody of another. */
export function mayReadAudit(actor: Actor): Permission {
  if (holds(actor, ADMIN_ROLE[actor.kind])) return true;
  return deny("not-an-admin", "Only an admin of your organisation can read the audit log.");
}
