import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { ENDED_STATES } from "~/domains/offers/offer.machine";
import { offerScope } from "~/domains/offers/offer.scope.server";
import { nameWithStanding, standingOf } from "~/domains/providers/confirmation.rules";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { deliveryScope } from "~/domains/routing/delivery.scope.server";
import { type Ground, groundOf } from "../release.rules";
import { overOffers } from "./over-offers.server";

export type ReleasePlace = {
  serviceId: string;
  deliveryId: string;
  providerId: string;
  service: string;
  provider: string;
  ground: Ground;
};

/** The services of a referral at which somebody may be told who the child is now, with the ground for each. */
export async function releasePlaces(
  tx: Tx,
  actor: Actor,
  referral: { id: string; purpose: string | null },
): Promise<ReleasePlace[]> {
  const deliveries = await tx.delivery.findMany({
    where: { AND: [deliveryScope(actor), { referralId: referral.id }] },
    select: {
      id: true,
      providerId: true,
      state: true,
      services: { select: { serviceId: true, answer: true }, orderBy: { id: "asc" } },
    },
    orderBy: { id: "asc" },
  });
  const offers = await tx.offer.findMany({
    where: {
      AND: [
        offerScope(actor),
        {
          referralId: referral.id,
          state: { notIn: [...ENDED_STATES] },
          id: { notIn: await overOffers(tx, referral.id) },
        },
      ],
    },
    select: {
      deliveryId: true,
      serviceId: true,
      state: true,
      authorisations: {
        where: { state: "authorised", unconfirmedReason: { not: null } },
        select: { id: true },
      },
    },
  });
  const standings = await tx.organisation.findMany({
    where: { id: { in: deliveries.map(({ providerId }) => providerId) } },
    select: { id: true, standing: true },
  });
  const places = deliveries.flatMap((delivery) =>
    delivery.services.flatMap(({ serviceId, answer }) => {
      const offer = offers.find((one) => one.deliveryId === delivery.id && one.serviceId === serviceId);
      const ground = groundOf({
        purpose: referral.purpose,
        deliveryState: delivery.state,
        answer,
        offerState: offer?.state ?? null,
      });
      // To somebody of a provider that nobody has confirmed only where a head of service has said why (ADR 0018).
      const known =
        standingOf(standings.find(({ id }) => id === delivery.providerId)?.standing) === "confirmed" ||
        (offer?.authorisations.length ?? 0) > 0;
      return ground && known
        ? [{ serviceId, deliveryId: delivery.id, providerId: delivery.providerId, ground }]
        : [];
    }),
  );
  const names = await serviceFacts(
    tx,
    places.map(({ serviceId }) => serviceId),
  );
  const providers = await tx.organisation.findMany({
    where: { id: { in: places.map(({ providerId }) => providerId) } },
    select: { id: true, name: true, standing: true },
  });
  return places.map((place) => ({
    ...place,
    service: names.get(place.serviceId)?.name ?? "A service",
    provider: shown(providers.find(({ id }) => id === place.providerId)),
  }));
}

function shown(provider: { name: string; standing: string } | undefined): string {
  return provider ? nameWithStanding(provider.name, standingOf(provider.standing)) : "A provider";
}

export type PersonThere = { personId: string; name: string; roles: string[] };

/** Who at a service may be told: names and roles, never an address. Managers first. */
export async function peopleAtService(tx: Tx, referralId: string, serviceId: string): Promise<PersonThere[]> {
  const people = await tx.$queryRaw<PersonThere[]>`
    select person_id as "personId", name, roles
      from access.people_at_service(${referralId}::uuid, ${serviceId}::uuid)`;
  const rank = ({ roles }: PersonThere) => (roles.includes("registered-manager") ? 0 : 1);
  return people.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, "en-GB"));
}
