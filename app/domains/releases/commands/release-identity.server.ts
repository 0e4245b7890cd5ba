import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { holdOffersOf } from "~/domains/offers/commands/lock-offers.server";
import { lockReferral } from "~/domains/referrals/commands/move-referral.server";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import { assignedTo } from "~/domains/referrals/queries/find-referral.server";
import { lockDeliveries } from "~/domains/routing/commands/search-state.server";
import { now } from "~/platform/clock.server";
import { isId, newId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { addDays, londonToUtc } from "~/platform/time";
import { peopleAtService, releasePlaces } from "../queries/release-places.server";
import { RELEASE_EVENTS } from "../release.events";
import { LAPSE_RELEASE } from "../release.jobs";
import { may } from "../release.policy";
import { NO_GROUND } from "../release.rules";
import { tellRelease } from "./tell-release.server";

export type ReleaseInput = {
  reference: string;
  serviceId: string;
  personId: string;
  reason: string;
  /** The last day, `YYYY-MM-DD`; empty: until it is revoked or its ground ends. */
  until: string;
  idempotency?: Idempotency<Released>;
};
export type Released = { reference: string; releaseId: string; emergency: boolean };

/**
 * A named officer lets a named person at one service know who the child is (docs/domain.md, rules 1 and 2): on a preferred
 * offer, or before any paperwork where the search is an emergency. The person is mailed a link and nothing else.
 */
export function releaseIdentity(actor: Actor, input: ReleaseInput): Promise<Result<Released, Refusal>> {
  return write<Released, Refusal>(actor, input.idempotency, async (tx) => {
    const referral = await lockReferral(tx, actor, input.reference);
    if (!referral || !isId(input.serviceId) || !isId(input.personId)) return err(missing());
    const allowed = may(actor, "release", { ...referral, assignedTo: assignedTo(referral) });
    if (allowed !== true) return err(refusalOf(allowed, { tried: "release", referralId: referral.id }));
    // Whoever ends the ground waits, or has ended it before this reads.
    await lockDeliveries(tx, referral);
    await holdOffersOf(tx, referral);
    await tx.$queryRaw`select 1 from public.hold_releases_at(${referral.id}::uuid, ${input.serviceId}::uuid)`;
    const purpose = referral.content.draft.purpose?.purpose ?? null;
    const places = await releasePlaces(tx, actor, { id: referral.id, purpose });
    const place = places.find(({ serviceId }) => serviceId === input.serviceId);
    if (!place) return err(notNow(`${NO_GROUND}.`));
    const people = await peopleAtService(tx, referral.id, place.serviceId);
    if (!people.some(({ personId }) => personId === input.personId))
      return err(invalid("Choose somebody who answers for this home", "personId"));
    const until = endOf(input.until);
    if (until && until <= now()) return err(invalid("The end date is over. Choose a later day", "until"));

    const named = await findNamesForColleagues(tx, actor, referral.id, { reason: input.reason });
    if (named) return named;

    const live = { referralId: referral.id, serviceId: place.serviceId, personId: input.personId };
    const known = await tx.informationRelease.count({ where: { ...live, endedAt: null } });
    if (known > 0) return err(invalid("This person knows already", "personId"));
    const id = newId();
    const emergency = place.ground === "emergency";
    await tx.informationRelease.createMany({
      data: [
        {
          id,
          ...live,
          councilId: referral.councilId,
          providerId: place.providerId,
          deliveryId: place.deliveryId,
          emergency,
          reason: input.reason,
          contactId: referral.assignments.find(({ role }) => role === "social-worker")?.personId ?? null,
          until,
          releasedById: actor.personId,
          releasedAt: now(),
        },
      ],
    });
    await recordEvent(tx, actor, RELEASE_EVENTS, {
      kind: "information-released",
      audience: "council",
      councilId: referral.councilId,
      subject: "release",
      subjectId: id,
      referralId: referral.id,
      to: "live",
      reason: input.reason,
      data: { serviceId: place.serviceId, toPersonId: input.personId, emergency },
    });
    await tellRelease(tx, { id, providerId: place.providerId }, "released");
    if (until)
      await enqueue(
        tx,
        LAPSE_RELEASE,
        { releaseId: id, organisationId: referral.councilId },
        { key: `${id}`, runAt: until },
      );
    return ok({ reference: referral.reference, releaseId: id, emergency });
  });
}

/** The end of a day in London: midnight is never skipped by the clocks. */
function endOf(day: string): Date | null {
  const next = day === "" ? null : londonToUtc(addDays(day, 1), "00:00");
  return next?.ok ? next.at : null;
}
