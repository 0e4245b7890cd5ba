import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { confirmPlaces } from "~/domains/providers/commands/confirm-places.server";
import { lockPlaces, lockVacancies } from "~/domains/providers/commands/lock-vacancies.server";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { absoluteDayAndTime } from "~/platform/time";
import { LIVE } from "../offer.machine";
import { dayWords } from "../offer-words.rules";
import type { PromisedPlace } from "../place.rules";
import type { FoundOffer } from "../queries/find-offer.server";
import { promisedPlaces } from "../queries/promised-places.server";
import { recordOfferEvent } from "./move-offer.server";
import { tellBrokerOfOffer } from "./tell-broker-of-offer.server";

/**
 * What the provider says of a place that is promised to another child: the same one, or another, how many are free, from which
 * day (undefined is now), and from which stand of the vacancies it was said (`vacancyStand`).
 */
export type PlaceSaid = {
  place?: "same" | "another" | "";
  places?: number | null;
  freeFrom?: string | undefined;
  vacancies?: string | undefined;
};

/** Refused beside the number, which the page shows anew with what has changed. */
const CHANGED_MEANWHILE =
  "The vacancies of this home have changed since you opened this page. Check how many are free, then send again";

/**
 * Holds the home and asks what else is promised of the place of an offer that is about to be sent. Null where nothing is, also
 * once the provider has confirmed that enough places are free; else what both councils will read. Refused beside the field
 * where the provider has not said which of both it is, where fewer places are free than are promised or only after the start,
 * and where the vacancies are no longer those of the page.
 */
export async function promisePlace(
  tx: Tx,
  actor: Actor,
  offer: Pick<FoundOffer, "id" | "serviceId"> & { startOn: string },
  said: PlaceSaid,
): Promise<Result<PromisedPlace | null, Refusal>> {
  await lockVacancies(tx, actor);
  await lockPlaces(tx, [offer.serviceId]);
  const promised = (await promisedPlaces(tx, [offer.id])).get(offer.id) ?? null;
  if (!promised || said.place === "same") return ok(promised);
  if (!said.place) return err(invalid("Select whether this is the same place", "place"));
  if (said.freeFrom !== undefined && said.freeFrom > offer.startOn)
    return err(
      invalid(`The place must be free by ${dayWords(offer.startOn)}, when your offer starts`, "freeFrom"),
    );
  const confirmed = await confirmPlaces(tx, actor, {
    serviceId: offer.serviceId,
    expected: said.vacancies ?? "",
    places: said.places ?? 0,
    freeFrom: said.freeFrom,
  });
  if (!confirmed.ok)
    return confirmed.error.kind === "conflict" ? err(invalid(CHANGED_MEANWHILE, "places")) : confirmed;
  const still = (await promisedPlaces(tx, [offer.id])).get(offer.id);
  if (!still) return ok(null);
  return err(
    invalid(
      `Enter ${still.needed} or more, counting places you are holding for other referrals, or select “Yes, the same place”`,
      "places",
    ),
  );
}

/** Says on the record of each offer that holds one place, and to the broker of each other one, that another holds it too. */
export async function tellOfPromise(
  tx: Tx,
  actor: Actor,
  offer: FoundOffer,
  promised: PromisedPlace,
): Promise<void> {
  await recordHeld(tx, actor, offer, promised);
  const others = await tx.offer.findMany({
    where: {
      serviceId: offer.serviceId,
      providerId: actor.organisationId,
      referralId: { not: offer.referralId },
      state: { in: [...LIVE] },
    },
    select: { id: true, referralId: true, councilId: true, providerId: true, deliveryId: true },
  });
  const held = await promisedPlaces(
    tx,
    others.map(({ id }) => id),
  );
  for (const other of others) {
    const theirs = held.get(other.id);
    if (!theirs?.heldUntil) continue;
    await recordHeld(tx, actor, other, theirs);
    // A version that holds it no longer than the one before is no news.
    await tellBrokerOfOffer(tx, other, "offer-place-held", `${offer.id}:${theirs.heldUntil.toISOString()}`);
  }
}

async function recordHeld(
  tx: Tx,
  actor: Actor,
  offer: Pick<FoundOffer, "id" | "councilId" | "providerId" | "referralId">,
  { heldUntil }: PromisedPlace,
): Promise<void> {
  if (!heldUntil) return;
  await recordOfferEvent(tx, actor, offer, {
    kind: "offer-place-held",
    data: { until: absoluteDayAndTime(heldUntil, heldUntil) },
  });
}
