import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { conflict, invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { addDays, columnOfDay, londonDate } from "~/platform/time";
import { may } from "../alert.policy";
import {
  type AlertOn,
  isUnconfirmed,
  LONGEST_REVIEW_DAYS,
  reviewClash,
  stopsPlacements,
} from "../alert.rules";
import type { ReviewAlertValue } from "../alert.schema";
import { PROVIDER_EVENTS } from "../provider.events";
import { TELL_ALERT } from "../provider.jobs";
import { findAlert } from "../queries/find-alert.server";
import { lockAlerts } from "./lock-alerts.server";

const REVIEWED = "Somebody else reviewed this alert first. Look at it again.";

export type ReviewAlert = AlertOn & {
  alertId: string;
  /** The review day that the page showed. It stands for the version: a colleague who reviewed first has moved it. */
  expectedReviewOn: string;
  review: ReviewAlertValue;
  idempotency?: Idempotency<ReviewedAlert>;
};
export type ReviewedAlert = { done: "ended" | "kept" | "end-asked" };

/**
 * Reviews an alert of the actor's organisation: it ends now, or stays until another review. One that stops other
 * councils ends when a second person agrees; until then it stays, and says who asked.
 */
export function reviewAlert(actor: Actor, input: ReviewAlert): Promise<Result<ReviewedAlert, Refusal>> {
  return write<ReviewedAlert, Refusal>(actor, input.idempotency, async (tx) => {
    const alert = await findAlert(tx, input, input.alertId);
    if (!alert) return err(missing());
    const permission = may(actor, "review", alert);
    if (permission !== true) return err(refusalOf(permission));
    const { review } = input;
    const at = now();
    const today = londonDate(at);
    if (review.outcome === "keep") {
      const clash = reviewClash(review.reviewOn, today, addDays(today, LONGEST_REVIEW_DAYS));
      if (clash) return err(invalid(clash, "reviewOn"));
    }
    const told = clearNotices({ reason: review.reason });
    if (!told.ok) return told;
    await lockAlerts(tx);
    if (alert.reviewOn !== input.expectedReviewOn) return err(conflict(REVIEWED));
    const byTwo = stopsPlacements(alert.kind) && !isUnconfirmed(alert) && review.outcome === "end";
    const moved = await tx.alert.updateMany({
      where: { id: alert.id, endedAt: null, reviewOn: columnOfDay(alert.reviewOn) },
      data: byTwo
        ? {
            endAskedAt: at,
            endAskedById: actor.personId,
            endAskedByName: actor.personName,
            endAskedForName: actor.organisationName,
            endReason: told.value.reason,
          }
        : review.outcome === "end"
          ? { endedAt: at }
          : {
              reviewOn: columnOfDay(review.reviewOn),
              endAskedAt: null,
              endAskedById: null,
              endAskedByName: null,
              endAskedForName: null,
              endReason: null,
            },
    });
    if (moved.count !== 1) return err(conflict(REVIEWED));
    await recordEvent(tx, actor, PROVIDER_EVENTS, {
      kind: byTwo ? "alert-end-asked" : review.outcome === "end" ? "alert-ended" : "alert-kept",
      audience: "both",
      councilId: actor.kind === "council" ? actor.organisationId : null,
      providerId: alert.providerId,
      ...(alert.serviceId === null
        ? { subject: "alert", subjectId: alert.id }
        : { subject: "service", subjectId: alert.serviceId }),
      reason: told.value.reason,
      data: { alertId: alert.id, kind: alert.kind },
    });
    if (byTwo) await enqueue(tx, TELL_ALERT, { alertId: alert.id }, { key: `${alert.id}:end-asked` });
    return ok({ done: byTwo ? "end-asked" : review.outcome === "end" ? "ended" : "kept" });
  });
}
