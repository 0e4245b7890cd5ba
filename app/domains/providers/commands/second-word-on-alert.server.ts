import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { conflict, invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../alert.policy";
import { type AlertOn, secondWordAsked } from "../alert.rules";
import { PROVIDER_EVENTS } from "../provider.events";
import { TELL_ALERT } from "../provider.jobs";
import { findAlert } from "../queries/find-alert.server";
import { lockAlerts } from "./lock-alerts.server";

export type SecondWordOnAlert = AlertOn & {
  alertId: string;
  /** Whether they agree: that the alert is right, or that it ends. */
  agrees: boolean;
  reason: string;
  idempotency?: Idempotency<SecondWordGiven>;
};
export type SecondWordGiven = { done: "confirmed" | "ended" | "kept" };

/**
 * A second person confirms an alert that stops placements (it stops every council from then on), or agrees that one
 * ends; who does not agree to its end keeps it. Who does not agree that it is right says so to whoever raised it: their
 * organisation ends it alone. Errors: `not-found`, `forbidden` (role, the first person), `not-now`, `conflict`.
 */
export function secondWordOnAlert(
  actor: Actor,
  input: SecondWordOnAlert,
): Promise<Result<SecondWordGiven, Refusal>> {
  return write<SecondWordGiven, Refusal>(actor, input.idempotency, async (tx) => {
    await lockAlerts(tx);
    const alert = await findAlert(tx, input, input.alertId);
    if (!alert) return err(missing());
    const permission = may(actor, "second", alert);
    if (permission !== true) return err(refusalOf(permission));
    const asked = secondWordAsked(alert);
    const word = asked === "confirm" ? "confirm" : input.agrees ? "end" : "keep";
    if (word === "confirm" && !input.agrees)
      return err(
        invalid("Ring the person who raised it. Their organisation can end it without a second person"),
      );
    const told = clearNotices({ reason: input.reason });
    if (!told.ok) return told;
    const [given] = await tx.$queryRaw<{ given: boolean }[]>`
      select second_word_on_alert(${alert.id}::uuid, ${word}, ${now()}::timestamptz) as given`;
    if (!given?.given) return err(conflict("Somebody else has already decided this. Check the alert again."));
    await recordEvent(tx, actor, PROVIDER_EVENTS, {
      kind: word === "confirm" ? "alert-confirmed" : word === "end" ? "alert-ended" : "alert-kept",
      audience: "both",
      councilId: actor.kind === "council" ? actor.organisationId : null,
      providerId: alert.providerId,
      ...(alert.serviceId === null
        ? { subject: "alert" as const, subjectId: alert.id }
        : { subject: "service" as const, subjectId: alert.serviceId }),
      reason: told.value.reason,
      data: { alertId: alert.id, kind: alert.kind },
    });
    if (word === "confirm")
      await enqueue(tx, TELL_ALERT, { alertId: alert.id }, { key: `${alert.id}:confirmed` });
    return ok({ done: word === "confirm" ? "confirmed" : word === "end" ? "ended" : "kept" });
  });
}
