import { type Actor, holds } from "~/domains/access/actor";
import { ALERT_ROLES } from "~/domains/access/role-groups";
import { definePolicy, deny, denyNow, type Permission } from "~/platform/permission";
import { type StandingAlert, secondWordAsked } from "./alert.rules";

export type AlertAction = "raise" | "second" | "review";

/** What the policy must know of an alert; null of one that is still to be raised. */
export type AlertSubject =
  | ({ ownerOrganisationId: string } & Pick<
      StandingAlert,
      "kind" | "confirmedAt" | "sourceUrl" | "endAskedAt" | "raisedById" | "endAskedById"
    >)
  | null;

/**
 * Whether the actor may raise an alert (quality assurance, commissioners and brokers of a council, officers of the
 * hub), be the second person that one waits for (of any council or of the hub, in such a role, and never the one who
 * raised it or asked for its end), or review and end it (in the organisation that owns it). Refusals: `role`, `state`,
 * `first-person`, `another-organisation`.
 */
export function may(actor: Actor, action: AlertAction, alert: AlertSubject): Permission {
  if (!holds(actor, ...ALERT_ROLES))
    return deny(
      "role",
      "A quality assurance officer, commissioner or broker of a council, or the region's hub, raises alerts",
    );
  if (action === "raise") return true;
  if (action === "second") return maySecond(actor, alert);
  if (alert?.ownerOrganisationId === actor.organisationId) return true;
  return deny("another-organisation", "The organisation that raised this alert reviews and ends it");
}

function maySecond(actor: Actor, alert: AlertSubject): Permission {
  const word = alert && secondWordAsked(alert);
  if (!alert || word === null) return denyNow("state", "This alert does not need a second person");
  const first = word === "confirm" ? alert.raisedById : alert.endAskedById;
  if (first !== actor.personId) return true;
  return deny(
    "first-person",
    word === "confirm"
      ? "You raised this alert, so somebody else must confirm it"
      : "You asked to end it, so somebody else must agree",
  );
}

export const { abilities: alertAbilities } = definePolicy({ raise: true, second: true, review: true }, may);
