import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import type { Tx } from "~/domains/access/transactions.server";
import { reservesOf } from "~/domains/agreements/queries/reserves.server";
import { searchLinksOf } from "~/domains/agreements/queries/search-links.server";
import { eventScope } from "~/domains/audit/event.scope.server";
import { COSTING_COLUMNS } from "~/domains/offers/queries/offer-versions.server";
import { nameWithStanding, standingOf } from "~/domains/providers/confirmation.rules";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import { deliveryScope } from "~/domains/routing/delivery.scope.server";
import { PER_PROVIDER } from "~/domains/timeline/timeline.rules";
import type { Prisma } from "~prisma/client";

const DELIVERY = {
  id: true,
  providerId: true,
  state: true,
  stageNumber: true,
  openedAt: true,
  deliveredAt: true,
  pickedUpAt: true,
  pickedUpById: true,
  services: {
    select: {
      serviceId: true,
      answer: true,
      declineReason: true,
      declineSection: true,
      note: true,
      indicativeWeeklyPence: true,
      ringNumber: true,
      answeredById: true,
      answeredAt: true,
    },
  },
  reads: { select: { personId: true, readAt: true }, orderBy: { readAt: "asc" } },
} as const satisfies Prisma.DeliverySelect;

export type BoardDelivery = Prisma.DeliveryGetPayload<{ select: typeof DELIVERY }>;

/** Events read for the first lines of the story, and for all of it. */
const EVENTS = { first: 60, all: 1_000 };

/**
 * Everything that the council's board and its list of deliveries show of one referral, true at this load;
 * undefined when the actor may not see it. The number of statements does not depend on how many were reached.
 */
export async function loadBoard(
  tx: Tx,
  actor: Actor,
  reference: string,
  told: keyof typeof EVENTS = "first",
) {
  const referral = await findReferral(tx, actor, reference);
  if (!referral) return undefined;
  const [edition, stages, deliveries, offers, events, bounces, council, searches] = [
    await tx.edition.findFirst({
      where: { referralId: referral.id, number: referral.editionNumber },
      select: { number: true, headline: true, summary: true, publishedAt: true },
    }),
    await tx.searchStage.findMany({
      where: { referralId: referral.id },
      select: { number: true, kind: true, area: true, answerBy: true, openedAt: true },
      orderBy: { number: "asc" },
    }),
    await tx.delivery.findMany({
      where: { AND: [deliveryScope(actor), { referralId: referral.id }] },
      select: DELIVERY,
      orderBy: { id: "asc" },
    }),
    await tx.offer.findMany({
      // A draft of an offer is the provider's own until it is sent.
      where: { referralId: referral.id, councilId: actor.organisationId, versionNumber: { gt: 0 } },
      select: {
        reference: true,
        deliveryId: true,
        serviceId: true,
        state: true,
        versionNumber: true,
        versions: { select: COSTING_COLUMNS, orderBy: { number: "desc" }, take: 1 },
      },
    }),
    await tx.event.findMany({
      where: { AND: [eventScope(actor), { referralId: referral.id, kind: { notIn: [...PER_PROVIDER] } }] },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: EVENTS[told],
    }),
    await tx.event.findMany({
      where: {
        AND: [
          eventScope(actor),
          { referralId: referral.id, kind: { in: ["delivery-mail-bounced", "delivery-next-contact"] } },
        ],
      },
      select: { kind: true, subjectId: true, at: true },
    }),
    await tx.organisation.findUnique({
      where: { id: referral.councilId },
      select: { name: true, phone: true, outOfHoursPhone: true, dutyOwnerId: true },
    }),
    await searchLinksOf(tx, referral),
  ];
  // Only where an accepted offer has fallen through is there anybody whose turn it is.
  const fell = events.some(({ kind }) => kind === "placement-fell-through");
  const reserves = fell ? await reservesOf(tx, referral) : [];
  const answers = deliveries.flatMap((one) => one.services);
  const people = await namesOfPeople(tx, [
    referral.brokerId,
    council?.dutyOwnerId ?? null,
    ...referral.assignments.map((one) => one.personId),
    ...deliveries.map((one) => one.pickedUpById),
    ...deliveries.flatMap((one) => one.reads.map((mark) => mark.personId)),
    ...answers.map((one) => one.answeredById),
    ...events.map((one) => one.personId),
  ]);
  const providers = await tx.organisation.findMany({
    where: { id: { in: deliveries.map((one) => one.providerId) } },
    select: { id: true, name: true, phone: true, standing: true },
  });
  return {
    referral,
    edition,
    stages,
    deliveries,
    offers,
    events,
    /** Whether there are older events than these. */
    eventsCut: events.length === EVENTS[told],
    bounces,
    council,
    searches,
    reserves,
    people,
    providers: new Map(
      providers.map((one) => [
        one.id,
        { ...one, name: nameWithStanding(one.name, standingOf(one.standing)) },
      ]),
    ),
    services: await serviceFacts(
      tx,
      answers.map((one) => one.serviceId),
    ),
  };
}

export type LoadedBoard = NonNullable<Awaited<ReturnType<typeof loadBoard>>>;
