import { type Actor, holds } from "~/domains/access/actor";
import { ADMIN_ROLE } from "~/domains/access/roles";
import { deny, type Permission } from "~/platform/permission";

export type PeopleAction = "view" | "invite" | "change-roles" | "remove" | "change-settings";

/** A colleague as far as the policy must know. */
export type Colleague = { organisationId: string };

const ADMINS_ONLY = deny(
  "not-an-admin",
  "Only an admin of your organisation can do this. The page of people says who that is.",
);

/**
 * What an actor may do with the people and settings of an organisation: everybody sees who their colleagues
 * are, an admin of that same organisation changes them. A council's team manager names the duty owner too.
 */
export function mayWithPeople(actor: Actor, action: PeopleAction, of: Colleague): Permission {
  if (of.organisationId !== actor.organisationId)
    return deny("another-organisation", "They are not in the organisation you act for.");
  if (action === "view") return true;
  if (holds(actor, ADMIN_ROLE[actor.kind])) return true;
  if (action === "change-settings" && holds(actor, "team-manager")) return true;
  return ADMINS_ONLY;
}
