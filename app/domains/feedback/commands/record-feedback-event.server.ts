import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { LockedPlacement } from "~/domains/agreements/commands/lock-placement.server";
import type { KindAndFacts } from "~/domains/audit/events.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { FEEDBACK_EVENTS } from "../feedback.events";

/** Something was said of a placement. */
export function recordFeedbackEvent(
  tx: Tx,
  actor: Actor,
  placement: LockedPlacement,
  event: KindAndFacts<typeof FEEDBACK_EVENTS>,
): Promise<void> {
  return recordEvent(tx, actor, FEEDBACK_EVENTS, {
    ...event,
    councilId: placement.councilId,
    providerId: placement.providerId,
    subject: "placement",
    subjectId: placement.id,
    referralId: placement.referralId,
  });
}
