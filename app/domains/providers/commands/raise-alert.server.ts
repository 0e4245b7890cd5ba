import { type Once, write } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import type { CommandError } from "~/platform/forms/submission.server";
import { isId, newId } from "~/platform/ids";
import { addDays, londonDate } from "~/platform/london";
import { err, ok, type Result } from "~/platform/result";
import { mayRaiseAlert } from "../alert.policy";
import { type AlertKind, LONGEST_REVIEW_DAYS, reviewClash } from "../alert.rules";

export type RaiseAlert = {
  serviceId: string;
  kind: AlertKind;
  note: string;
  /** ISO day, after today and within a year. */
  reviewOn: string;
  once?: Once<RaisedAlert>;
};
export type RaisedAlert = { alertId: string };

/** Raises an alert on a service, owned by the actor's organisation from today. Its own provider sees it too. */
export function raiseAlert(actor: Actor, input: RaiseAlert): Promise<Result<RaisedAlert, CommandError>> {
  return write<RaisedAlert, CommandError>(actor, input.once, async (tx) => {
    const service = isId(input.serviceId)
      ? await tx.service.findUnique({
          where: { id: input.serviceId },
          select: { id: true, providerId: true, status: true },
        })
      : null;
    if (!service) return err({ type: "not-found" });
    const permission = mayRaiseAlert(actor);
    if (permission !== true) return err({ type: "forbidden", words: permission.words });
    if (service.status === "closed")
      return err({
        type: "illegal-move",
        words: "It has left the register: there is nothing to warn of any more.",
      });
    const today = londonDate(now());
    const clash = reviewClash(input.reviewOn, today, addDays(today, LONGEST_REVIEW_DAYS));
    if (clash) return err({ type: "invalid", field: "reviewOn", words: clash });
    const standing = await tx.alert.findFirst({
      where: {
        serviceId: service.id,
        kind: input.kind,
        endedAt: null,
        ownerOrganisationId: actor.organisationId,
      },
      select: { id: true },
    });
    if (standing)
      return err({
        type: "invalid",
        field: "kind",
        words: "Your organisation has an alert of this kind on it already. Review that one",
      });
    const alertId = newId();
    await tx.alert.createMany({
      data: [
        {
          id: alertId,
          serviceId: service.id,
          kind: input.kind,
          note: input.note,
          ownerOrganisationId: actor.organisationId,
          raisedById: actor.personId,
          startsOn: new Date(`${today}T00:00:00Z`),
          reviewOn: new Date(`${input.reviewOn}T00:00:00Z`),
        },
      ],
    });
    await recordEvent(tx, actor, {
      kind: "alert-raised",
      audience: "both",
      councilId: actor.kind === "council" ? actor.organisationId : null,
      providerId: service.providerId,
      subject: "service",
      subjectId: service.id,
      reason: input.note,
      data: { alertId, kind: input.kind },
    });
    return ok({ alertId });
  });
}
