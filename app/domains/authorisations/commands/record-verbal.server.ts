import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { columnOfDay } from "~/platform/time";
import { AUTHORISATION_EVENTS } from "../authorisation.events";
import type { AuthorisationState } from "../authorisation.machine";
import type { VerbalDecider } from "../queries/verbal-deciders.server";

export type VerbalAuthority = {
  councilId: string;
  referralId: string;
  offer: { id: string; reference: string; serviceId: string };
  by: VerbalDecider;
  capPence: number;
  weeklyPence: number;
  firstYearPence: number;
  /** The last day of it, `YYYY-MM-DD`. */
  until: string;
  confirmBy: Date;
  paperworkBy: Date;
  alerts: { ids: readonly string[]; reason: string | null };
  unconfirmedReason: string | null;
};

/**
 * Records that somebody who decides authorised funding by phone: bound to the one version of the offer that was written for
 * it, open until it is confirmed. Returns its id. In the caller's transaction, which has asked whether they may decide.
 */
export async function recordVerbal(tx: Tx, actor: Actor, given: VerbalAuthority): Promise<string> {
  const id = newId();
  const { offer } = given;
  await tx.authorisation.createMany({
    data: [
      {
        id,
        councilId: given.councilId,
        referralId: given.referralId,
        offerId: offer.id,
        offerVersion: 1,
        state: "verbal" satisfies AuthorisationState,
        weeklyPence: given.weeklyPence,
        firstYearPence: given.firstYearPence,
        askedById: actor.personId,
        askedAt: now(),
        alertReason: given.alerts.reason,
        alertsRead: [...given.alerts.ids],
        unconfirmedReason: given.unconfirmedReason,
        verbalById: given.by.personId,
        verbalForId: given.by.forId,
        verbalCapPence: given.capPence,
        verbalUntil: columnOfDay(given.until),
        confirmBy: given.confirmBy,
        paperworkBy: given.paperworkBy,
      },
    ],
  });
  await recordEvent(tx, actor, AUTHORISATION_EVENTS, {
    kind: "authorised-by-phone",
    audience: "council",
    councilId: given.councilId,
    subject: "authorisation",
    subjectId: id,
    referralId: given.referralId,
    to: "verbal",
    reason: given.alerts.reason ?? given.unconfirmedReason,
    data: {
      offer: offer.reference,
      serviceId: offer.serviceId,
      by: given.by.name,
      capPence: given.capPence,
      until: given.until,
    },
  });
  return id;
}
