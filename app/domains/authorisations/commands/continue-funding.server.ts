import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import { now } from "~/platform/clock.server";
import { conflict, invalid, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import { AUTHORISATION_EVENTS } from "../authorisation.events";
import { inPlaceOf, may } from "../authorisation.policy";
import { continuedUntilProblem } from "../funded-until.rules";
import { lockAuthorisation } from "./lock-authorisation.server";
import { refusedFunding } from "./lock-search.server";
import { remindOfFundingEnd } from "./remind-of-funding-end.server";

export type ContinueFunding = {
  id: string;
  version: number;
  /** The new last day, `YYYY-MM-DD`; null goes on without one. */
  fundedUntil: string | null;
  reason: string;
  idempotency?: Idempotency<Continued>;
};
export type Continued = { id: string; reference: string };

/**
 * Funding that was authorised until a day is continued, until a later one or without any, by whoever may decide on it: never
 * by somebody who asked or worked on the offer, nor their deputy. Its conditions stay. They are reminded of the new last day.
 */
export function continueFunding(actor: Actor, input: ContinueFunding): Promise<Result<Continued, Refusal>> {
  return write<Continued, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await lockAuthorisation(tx, actor, input.id);
    if (!found) return err(missing());
    const { subject, offer, search } = found;
    const permission = may(actor, "continue", subject);
    if (permission !== true) return err(refusedFunding(permission));
    if (found.version !== input.version) return err(conflict());
    const { fundedUntil, reason } = input;
    const problem = fundedUntil && continuedUntilProblem(fundedUntil, subject.fundedUntil, londonDate(now()));
    if (problem) return err(invalid(problem, "fundedUntil"));
    const named = await findNamesForColleagues(tx, actor, offer.referralId, { reason });
    if (named) return named;
    const { count } = await tx.authorisation.updateMany({
      where: { id: found.id, state: "authorised", version: input.version },
      data: {
        fundedUntil: fundedUntil === null ? null : columnOfDay(fundedUntil),
        continuedAt: now(),
        continuedById: actor.personId,
        continuedForId: inPlaceOf(actor, subject),
        continuedReason: reason,
        version: { increment: 1 },
      },
    });
    if (count === 0) return err(conflict());
    await recordEvent(tx, actor, AUTHORISATION_EVENTS, {
      kind: "funding-continued",
      audience: "council",
      councilId: offer.councilId,
      subject: "authorisation",
      subjectId: found.id,
      referralId: offer.referralId,
      reason,
      data: {
        offer: offer.reference,
        serviceId: offer.serviceId,
        ...(fundedUntil === null ? {} : { until: fundedUntil }),
      },
    });
    await remindOfFundingEnd(tx, { id: found.id, councilId: offer.councilId }, fundedUntil);
    return ok({ id: found.id, reference: search.referral.reference });
  });
}
