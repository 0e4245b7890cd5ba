import { type Actor, holds } from "~/domains/access/actor";
import { deny, type Permission } from "~/platform/permission";

/**
 * Runs forums (plans, publishes, marks, writes up): a commissioner or an admin of the council that owns them, an
 * officer of the hub for the region's.
 */
export function mayRunForums(actor: Actor, forum?: { ownerOrganisationId: string }): Permission {
  if (!holds(actor, "commissioner", "council-admin", "hub-officer"))
    return deny("role", "A commissioner or admin of a council, or the region's hub, runs forums");
  if (forum && forum.ownerOrganisationId !== actor.organisationId)
    return deny("another-organisation", "The organisation whose forum this is runs it");
  return true;
}

/** Marks who is there: whoever runs forums, and quality assurance at the door. */
export function mayMarkAttendance(actor: Actor, forum: { ownerOrganisationId: string }): Permission {
  if (holds(actor, "quality-assurance") && forum.ownerOrganisationId === actor.organisationId) return true;
  return mayRunForums(actor, forum);
}

/** Books for themselves and colleagues, changes and cancels: everybody of a provider, whatever their role. */
export function mayBook(actor: Actor): Permission {
  return actor.kind === "provider" ? true : deny("other-organisation", "Providers book seats here");
}

/** Says how an action stands: the person who does it; without a name anybody of the organisation; or who runs the forum. */
export function maySettleAction(
  actor: Actor,
  action: { ownerOrganisationId: string; assigneeOrganisationId: string; assigneeId: string | null },
): Permission {
  const mine =
    action.assigneeOrganisationId === actor.organisationId &&
    (action.assigneeId === null || action.assigneeId === actor.personId);
  if (mine) return true;
  if (mayRunForums(actor, action) === true) return true;
  return deny("not-yours", "Who does an action says how it stands, or who runs the forum");
}
