import type { Actor } from "~/domains/access/actor";
import { definePolicy, deny, type Permission } from "~/platform/permission";
import { may as mayWithForum } from "./forum.policy";

/** What somebody said at a forum that they would do. */
export type ForumActionSubject = {
  ownerOrganisationId: string;
  assigneeOrganisationId: string;
  assigneeId: string | null;
};

/**
 * Whether this person may say how an action stands: the person who does it; without a name anybody of the organisation;
 * or who runs the forum.
 */
export function may(actor: Actor, _action: "settle", action: ForumActionSubject): Permission {
  const mine =
    action.assigneeOrganisationId === actor.organisationId &&
    (action.assigneeId === null || action.assigneeId === actor.personId);
  if (mine || mayWithForum(actor, "run", action) === true) return true;
  return deny("not-yours", "Who does an action says how it stands, or who runs the forum");
}

export const { abilities: forumActionAbilities } = definePolicy({ settle: true }, may);
