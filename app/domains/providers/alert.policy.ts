import { type Actor, holds } from "~/domains/access/actor";
import { type Permission, refuse } from "~/platform/permission";

/** Raises an alert on a service: quality assurance, commissioners and brokers of a council, officers of the hub. */
export function mayRaiseAlert(actor: Actor): Permission {
  if (holds(actor, "quality-assurance", "commissioner", "broker", "hub-officer")) return true;
  return refuse(
    "role",
    "A quality assurance officer, commissioner or broker of a council, or the region's hub, raises alerts",
  );
}

/** Reviews and ends it: whoever may raise one, in the organisation that owns this one. */
export function mayReviewAlert(actor: Actor, alert: { ownerOrganisationId: string }): Permission {
  const permission = mayRaiseAlert(actor);
  if (permission !== true) return permission;
  if (alert.ownerOrganisationId === actor.organisationId) return true;
  return refuse("another-organisation", "The organisation that raised this alert reviews and ends it");
}
