import { type Actor, holds } from "~/domains/access/actor";
import { NAME_DUTY_OWNER } from "~/domains/access/role-groups";
import { ADMIN_ROLE } from "~/domains/access/roles";
import { definePolicy, deny, type Permission } from "~/platform/permission";

export type PeopleAction =
  | "view"
  | "invite"
  | "change-roles"
  | "remove"
  | "change-settings"
  | "ask-second-factor-of-all";

/** A colleague as far as the policy must know. */
export type Colleague = { organisationId: string };

const ADMINS_ONLY = deny(
  "not-an-admin",
  "Only an admin of your organisation can do this. The page of people says who that is.",
);

/**
 * What an actor may do with the people and settings of an organisation: everybody sees who their colleagues
 * are, an admin of that same organisation changes them. A council's team manager names the duty owner too, and a
 * council alone asks a second factor of everybody.
 */
export function may(actor: Actor, action: PeopleAction, of: Colleague): Permission {
  if (of.organisationId !== actor.organisationId)
    return deny("another-organisation", "They are not in the organisation you act for.");
  if (action === "view") return true;
  if (action === "ask-second-factor-of-all" && actor.kind !== "council")
    return deny("not-a-council", "A council asks this of all its people.");
  if (holds(actor, ADMIN_ROLE[actor.kind])) return true;
  if (action === "change-settings" && holds(actor, ...NAME_DUTY_OWNER)) return true;
  return ADMINS_ONLY;
}

const ACTIONS: Readonly<Record<PeopleAction, true>> = {
  view: true,
  invite: true,
  "change-roles": true,
  remove: true,
  "change-settings": true,
  "ask-second-factor-of-all": true,
};

/** Every action with whether it may be done now, for a view of people or settings. */
export const { abilities: peopleAbilities } = definePolicy(ACTIONS, may);
