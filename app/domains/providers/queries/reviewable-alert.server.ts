import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import { londonDate } from "~/platform/time";
import { may } from "../alert.policy";
import { type AlertView, alertView, type StandingAlert } from "../alert.rules";

/** An alert on a page of the register. */
export type ReviewableAlert = AlertView &
  Pick<StandingAlert, "kind" | "ownerKey"> & {
    /** Whether the actor may review and end it. */
    mine: boolean;
    /** Whether the actor may be the second person that it waits for. */
    second: boolean;
  };

export function reviewable(actor: Actor, alert: StandingAlert): ReviewableAlert {
  return {
    ...alertView(alert, londonDate(now())),
    kind: alert.kind,
    ownerKey: alert.ownerKey,
    mine: may(actor, "review", alert) === true,
    second: may(actor, "second", alert) === true,
  };
}
