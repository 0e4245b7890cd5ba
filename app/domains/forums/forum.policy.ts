import { type Actor, holds } from "~/domains/access/actor";
import { ATTENDANCE_MARKERS, FORUM_ORGANISERS } from "~/domains/access/role-groups";
import { definePolicy, deny, type Permission } from "~/platform/permission";

export type ForumAction = "run" | "mark-attendance" | "book";

/** Whose forum it is; null of one that is still to be planned, and where it does not matter. */
export type ForumSubject = { ownerOrganisationId: string } | null;

/**
 * Whether this person may run forums (plan, publish, write up: a commissioner or an admin of the council that owns
 * them, an officer of the hub for the region's), mark who is there (quality assurance takes attendance, too), or book,
 * change and cancel for themselves and colleagues (everybody of a provider, whatever their role). Refusals: `role`,
 * `another-organisation`, `other-organisation`.
 */
export function may(actor: Actor, action: ForumAction, forum: ForumSubject): Permission {
  if (action === "book")
    return actor.kind === "provider" ? true : deny("other-organisation", "Providers book seats here");
  const roles = action === "mark-attendance" ? ATTENDANCE_MARKERS : FORUM_ORGANISERS;
  if (!holds(actor, ...roles))
    return deny("role", "A commissioner or admin of a council, or the region's hub, runs forums");
  if (forum && forum.ownerOrganisationId !== actor.organisationId)
    return deny("another-organisation", "The organisation whose forum this is runs it");
  return true;
}

const ACTIONS: Readonly<Record<ForumAction, true>> = { run: true, "mark-attendance": true, book: true };

/** Every action with whether it may be done now, for a view. */
export const { abilities: forumAbilities } = definePolicy(ACTIONS, may);
