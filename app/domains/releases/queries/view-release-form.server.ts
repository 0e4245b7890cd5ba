import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { roleWords } from "~/domains/access/roles";
import { read, type Tx } from "~/domains/access/transactions.server";
import { notConfirmedWords } from "~/domains/providers/confirmation.rules";
import { providerStanding } from "~/domains/providers/queries/provider-standing.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { dayAndTime } from "~/platform/time";
import { NO_GROUND } from "../release.rules";
import { releaseScope } from "../release.scope.server";
import { peopleAtService, releasePlaces } from "./release-places.server";
import { headOf, referralFor } from "./view-releases.server";

const ALL_KNOW = "Everybody who answers for this home knows already";

/** The people at one service who may be told, on what ground, and who knows already. 404 for no such service. */
export function viewReleaseForm(actor: Actor, reference: string, serviceId: string) {
  return read(actor, async (tx) => {
    const { referral } = await referralFor(tx, actor, reference, "release");
    if (!isId(serviceId)) return notFound();
    const people = await peopleAtService(tx, referral.id, serviceId);
    if (people.length === 0) return notFound();
    const purpose = referral.content.draft.purpose?.purpose ?? null;
    const places = await releasePlaces(tx, actor, { id: referral.id, purpose });
    const place = places.find((one) => one.serviceId === serviceId);
    const names = await serviceFacts(tx, [serviceId]);
    const live = await tx.informationRelease.findMany({
      where: { AND: [releaseScope(actor), { referralId: referral.id, serviceId, endedAt: null }] },
      select: { personId: true },
    });
    const known = new Set(live.map(({ personId }) => personId));
    return {
      ...headOf(referral),
      service: names.get(serviceId)?.name ?? "this service",
      provider: place?.provider ?? "",
      ground: place?.ground ?? null,
      whyNot: !place
        ? ((await notConfirmedHere(tx, referral.id, serviceId)) ?? NO_GROUND)
        : people.every(({ personId }) => known.has(personId))
          ? ALL_KNOW
          : null,
      people: people.map(({ personId, name, roles }) => ({
        personId,
        name,
        roles: roles.map(roleWords).join(", "),
        knows: known.has(personId),
      })),
    };
  });
}

/** That the provider is not confirmed, where that is why nobody there may be told. */
async function notConfirmedHere(tx: Tx, referralId: string, serviceId: string): Promise<string | null> {
  const listed = await tx.deliveryService.findFirst({
    where: { serviceId, delivery: { referralId } },
    select: { providerId: true },
  });
  return listed ? notConfirmedWords(await providerStanding(tx, listed.providerId)) : null;
}

/** One release before it is revoked; 404 where it is not of this referral, or ended already. */
export function viewRevokeForm(actor: Actor, reference: string, releaseId: string) {
  return read(actor, async (tx) => {
    const { referral } = await referralFor(tx, actor, reference, "revoke");
    if (!isId(releaseId)) return notFound();
    const release = await tx.informationRelease.findFirst({
      where: { AND: [releaseScope(actor), { id: releaseId, referralId: referral.id }] },
      select: { personId: true, serviceId: true, releasedAt: true, endedAt: true },
    });
    if (!release) return notFound();
    const people = await namesOfPeople(tx, [release.personId]);
    const names = await serviceFacts(tx, [release.serviceId]);
    return {
      ...headOf(referral),
      person: people.get(release.personId)?.name ?? "This person",
      service: names.get(release.serviceId)?.name ?? "the service",
      since: dayAndTime(release.releasedAt, now()),
      whyNot: release.endedAt ? "This has ended already" : null,
    };
  });
}
