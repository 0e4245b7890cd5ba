import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { addDays, columnOfDay, londonDate } from "~/platform/time";
import { may } from "../alert.policy";
import {
  type AlertKind,
  type AlertOn,
  LONGEST_REVIEW_DAYS,
  reviewClash,
  stopsPlacements,
} from "../alert.rules";
import { PROVIDER_EVENTS } from "../provider.events";
import { TELL_ALERT } from "../provider.jobs";
import { type AlertSubject, findAlertSubject } from "../queries/find-alert-subject.server";
import { lockAdmissions } from "./lock-admissions.server";
import { lockAlerts } from "./lock-alerts.server";

export type RaiseAlert = AlertOn & {
  kind: AlertKind;
  note: string;
  /** ISO day, after today and within a year. */
  reviewOn: string;
  /** An official notice on a gov.uk site: all of it, or none. */
  source?: { url: string; reference: string; on: string };
  idempotency?: Idempotency<RaisedAlert>;
};
export type RaisedAlert = { alertId: string };

/**
 * Raises an alert on a service or on a whole provider, owned by the actor's organisation from today. On a provider it
 * covers all of its services, those that it registers later too. The provider itself sees it.
 */
export function raiseAlert(actor: Actor, input: RaiseAlert): Promise<Result<RaisedAlert, Refusal>> {
  return write<RaisedAlert, Refusal>(actor, input.idempotency, async (tx) => {
    // Nobody brings the owner on in between: the alert is on the organisation too, if there is one.
    if ("owner" in input) await lockAdmissions(tx);
    const subject = await findAlertSubject(tx, actor, input);
    if (!subject) return err(missing());
    const permission = may(actor, "raise", null);
    if (permission !== true) return err(refusalOf(permission));
    if (subject.closed) return err(notNow("It has left the register: there is nothing to warn of any more."));
    const today = londonDate(now());
    const clash = reviewClash(input.reviewOn, today, addDays(today, LONGEST_REVIEW_DAYS));
    if (clash) return err(invalid(clash, "reviewOn"));
    if (input.source && input.source.on > today)
      return err(invalid("The date of the notice is in the future", "sourceOn"));
    const told = clearNotices({ note: input.note, sourceReference: input.source?.reference ?? null });
    if (!told.ok) return told;
    await lockAlerts(tx);
    if (await stands(tx, actor, subject, input.kind))
      return err(
        invalid("Your organisation has an alert of this kind on it already. Review that one", "kind"),
      );
    const alertId = newId();
    const { serviceId, ownerKey, providerId } = subject;
    await tx.alert.createMany({
      data: [
        {
          id: alertId,
          serviceId,
          ownerKey,
          providerId: serviceId === null ? providerId : null,
          kind: input.kind,
          note: told.value.note,
          ownerOrganisationId: actor.organisationId,
          raisedById: actor.personId,
          raisedByName: actor.personName,
          raisedAt: now(),
          ...(input.source && {
            sourceUrl: input.source.url,
            sourceReference: told.value.sourceReference,
            sourceOn: columnOfDay(input.source.on),
          }),
          startsOn: columnOfDay(today),
          reviewOn: columnOfDay(input.reviewOn),
        },
      ],
    });
    await recordEvent(tx, actor, PROVIDER_EVENTS, {
      kind: "alert-raised",
      audience: "both",
      councilId: actor.kind === "council" ? actor.organisationId : null,
      providerId,
      ...(serviceId === null
        ? { subject: "alert", subjectId: alertId }
        : { subject: "service", subjectId: serviceId }),
      reason: told.value.note,
      data: { alertId, kind: input.kind },
    });
    if (stopsPlacements(input.kind)) await enqueue(tx, TELL_ALERT, { alertId }, { key: `${alertId}:raised` });
    return ok({ alertId });
  });
}

/** Whether the actor's organisation keeps an alert of this kind on the same service or provider already. */
async function stands(tx: Tx, actor: Actor, subject: AlertSubject, kind: AlertKind): Promise<boolean> {
  const { serviceId, ownerKey, providerId } = subject;
  const where =
    serviceId !== null
      ? { serviceId }
      : { serviceId: null, OR: [{ ownerKey }, ...(providerId === null ? [] : [{ providerId }])] };
  const standing = await tx.alert.findFirst({
    where: { ...where, kind, endedAt: null, ownerOrganisationId: actor.organisationId },
    select: { id: true },
  });
  return standing !== null;
}
