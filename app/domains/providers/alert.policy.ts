import { type Actor, holds, type Role } from "~/domains/access/actor";
import { deny, denyNow, type Permission } from "~/platform/permission";
import { isUnconfirmed, type StandingAlert } from "./alert.rules";

/** Who raises alerts and confirms those of others; the same in `prisma/sql/providers/declared.sql`. */
export const ALERT_ROLES: readonly Role[] = ["quality-assurance", "commissioner", "broker", "hub-officer"];

/** Raises an alert on a service: quality assurance, commissioners and brokers of a council, officers of the hub. */
export function mayRaiseAlert(actor: Actor): Permission {
  if (holds(actor, ...ALERT_ROLES)) return true;
  return deny(
    "role",
    "A quality assurance officer, commissioner or broker of a council, or the region's hub, raises alerts",
  );
}

/** What a second person may say of an alert: that it is right, or that it ends as somebody asked. */
export type SecondWord = "confirm" | "end";

/** What a second person's word is asked for, or null: one that stops others is confirmed once, and ended by two. */
export function secondWordAsked(
  alert: Pick<StandingAlert, "kind" | "confirmedAt" | "sourceUrl" | "endAskedAt">,
): SecondWord | null {
  if (isUnconfirmed(alert)) return "confirm";
  return alert.endAskedAt === null ? null : "end";
}

/**
 * Whether the actor may be that second person: of any council or of the hub, in a role that raises alerts, and never
 * the one who raised it (or asked for its end).
 */
export function maySecond(
  actor: Actor,
  alert: Pick<
    StandingAlert,
    "kind" | "confirmedAt" | "sourceUrl" | "endAskedAt" | "raisedById" | "endAskedById"
  >,
): Permission {
  const permission = mayRaiseAlert(actor);
  if (permission !== true) return permission;
  const word = secondWordAsked(alert);
  if (word === null) return denyNow("state", "This alert does not need a second person");
  const first = word === "confirm" ? alert.raisedById : alert.endAskedById;
  if (first !== actor.personId) return true;
  return deny(
    "first-person",
    word === "confirm"
      ? "You raised this alert, so somebody else must confirm it"
      : "You asked to end it, so somebody else must agree",
  );
}

/** Reviews and ends it: whoever may raise one, in the organisation that owns this one. */
export function mayReviewAlert(actor: Actor, alert: { ownerOrganisationId: string }): Permission {
  const permission = mayRaiseAlert(actor);
  if (permission !== true) return permission;
  if (alert.ownerOrganisationId === actor.organisationId) return true;
  return deny("another-organisation", "The organisation that raised this alert reviews and ends it");
}
