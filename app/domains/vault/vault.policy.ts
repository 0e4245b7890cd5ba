import { type Actor, holds } from "~/domains/access/actor";
import { type Permission, refuse } from "~/platform/permission";

/**
 * Who in the placing council may see who the child is: people who work cases, a broker only where the referral is
 * theirs. Commissioners, finance and quality assurance officers and admins never need it (domain.md, rule 1).
 */
export function mayReadIdentity(
  actor: Actor,
  child: { councilId: string; assignedTo: string[] },
): Permission {
  if (actor.kind !== "council" || actor.organisationId !== child.councilId)
    return refuse("not-the-council", "Only the placing council knows who the child is.");
  if (holds(actor, "social-worker", "team-manager", "head-of-service", "emergency-duty", "iro")) return true;
  if (!holds(actor, "broker"))
    return refuse("role", "Your role does not include seeing who a child is. Age and gender are shown.");
  if (child.assignedTo.includes(actor.personId)) return true;
  return refuse(
    "not-yours",
    "Only the broker who has this referral sees who the child is. Reassign it to yourself first.",
  );
}

/** Who in a council may say how long who a child is is kept. */
export function mayChangeRetention(actor: Actor): Permission {
  if (actor.kind === "council" && holds(actor, "council-admin")) return true;
  return refuse("not-an-admin", "Only an admin of the council decides how long it is kept.");
}
