import type { Actor } from "~/domains/access/actor";
import { namesOfPeople, type PersonName } from "~/domains/access/queries/names-of-people.server";
import { read, type Tx } from "~/domains/access/transactions.server";
import { type EventView, readEvents } from "~/domains/audit/read-events.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { diffEditions, type EditionChange, type EditionContent } from "~/domains/referrals/edition.rules";
import { findEditions } from "~/domains/referrals/queries/find-editions.server";
import type { ReferralState } from "~/domains/referrals/referral.machine";
import { isId } from "~/platform/ids";
import type { Prisma } from "~prisma/client";
import type { AnswerState } from "../answer.machine";
import type { DeliveryState } from "../delivery.machine";
import { type DeliveryAction, deliveryAbilities } from "../delivery.policy";
import { deliveryScope } from "../delivery.scope.server";
import { serviceDistances } from "./service-distances.server";

export type ListedService = {
  serviceId: string;
  name: string;
  /** In miles, for its own organisation; "estimated" where the council's centre stood in. */
  distance: string | null;
  answer: AnswerState;
  declineReason: string | null;
  note: string | null;
  indicativeWeeklyPence: number | null;
  ringNumber: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
  version: number;
  /** The provider's own live offer or draft for it. */
  offer: { reference: string; state: string } | null;
};

export type DeliveryView = {
  reference: string;
  state: DeliveryState;
  searchState: ReferralState;
  searchReason: string | null;
  headline: string;
  reason: string;
  neededBy: string | null;
  answerBy: Date;
  version: number;
  council: { name: string; phone: string | null; outOfHoursPhone: string | null };
  broker: { name: string; phone: string | null } | null;
  edition: { number: number; publishedAt: Date; sections: EditionContent["sections"] };
  /** What differs from the edition that this person read last, or from the one before when they have read this. */
  changes: EditionChange[];
  services: ListedService[];
  pickedUpBy: (PersonName & { me: boolean }) | null;
  pickedUpAt: Date | null;
  /** Everyone of the organisation who has opened it, first reader first. */
  openedBy: { name: string; at: Date; edition: number }[];
  events: (EventView & { who: string | null })[];
  /** Names of the people who are spoken of, by id. */
  names: Record<string, string>;
  abilities: Record<DeliveryAction, boolean>;
};

const SELECT = {
  id: true,
  reference: true,
  referralId: true,
  councilId: true,
  providerId: true,
  brokerId: true,
  state: true,
  searchState: true,
  searchReason: true,
  editionNumber: true,
  headline: true,
  reason: true,
  neededBy: true,
  answerBy: true,
  pickedUpById: true,
  pickedUpAt: true,
  version: true,
  services: { orderBy: { id: "asc" } },
  reads: { select: { personId: true, editionNumber: true, readAt: true }, orderBy: { readAt: "asc" } },
} as const satisfies Prisma.DeliverySelect;

/** The provider's own live offers and drafts on a delivery; offers stand above, so that the page hands their query in. */
export type OffersOn = (
  tx: Tx,
  on: { deliveryId: string },
) => Promise<{ serviceId: string; reference: string; state: string }[]>;

/**
 * What one provider organisation sees of a referral; null when it was not sent to it. `lastRead` is the edition
 * that the person had read before this look.
 */
export function viewDelivery(
  actor: Actor,
  reference: string,
  { lastRead = null, offersOn }: { lastRead?: number | null; offersOn: OffersOn },
): Promise<DeliveryView | null> {
  if (actor.kind !== "provider") return Promise.resolve(null);
  return read(actor, async (tx) => {
    const delivery = await tx.delivery.findFirst({
      where: { AND: [deliveryScope(actor), { reference }] },
      select: SELECT,
    });
    // What was placed by phone without a referral that was sent has its own page, as a placement.
    if (!delivery || delivery.editionNumber === 0) return null;
    const [editions, council, events, offers, names] = [
      await editionsOf(tx, delivery.referralId, delivery.editionNumber, lastRead),
      await tx.organisation.findUnique({
        where: { id: delivery.councilId },
        select: { name: true, phone: true, outOfHoursPhone: true },
      }),
      await readEvents(tx, actor, { subject: "delivery", subjectId: delivery.id }),
      await offersOn(tx, { deliveryId: delivery.id }),
      await serviceFacts(
        tx,
        delivery.services.map((one) => one.serviceId),
      ),
    ];
    const distances = await serviceDistances(
      tx,
      { id: delivery.referralId, councilId: delivery.councilId },
      delivery.services.map((one) => one.serviceId),
    );
    const people = await namesOfPeople(tx, [
      delivery.brokerId,
      delivery.pickedUpById,
      ...delivery.reads.map((one) => one.personId),
      ...delivery.services.map((one) => one.answeredById),
      ...events.flatMap((one) => [one.personId, passedTo(one)]),
    ]);
    const broker = people.get(delivery.brokerId);
    return {
      reference: delivery.reference,
      state: delivery.state as DeliveryState,
      searchState: delivery.searchState as ReferralState,
      searchReason: delivery.searchReason,
      headline: delivery.headline,
      reason: delivery.reason,
      neededBy: delivery.neededBy,
      answerBy: delivery.answerBy,
      version: delivery.version,
      council: council ?? { name: "", phone: null, outOfHoursPhone: null },
      broker: broker ? { name: broker.name, phone: broker.phone } : null,
      edition: editions.current,
      changes: editions.changes,
      services: delivery.services
        .map((one) => ({
          serviceId: one.serviceId,
          name: names.get(one.serviceId)?.name ?? "A service",
          distance: distances.get(one.serviceId) ?? null,
          answer: one.answer as AnswerState,
          declineReason: one.declineReason,
          note: one.note,
          indicativeWeeklyPence: one.indicativeWeeklyPence,
          ringNumber: one.ringNumber,
          answeredBy: one.answeredById ? (people.get(one.answeredById)?.name ?? "a former colleague") : null,
          answeredAt: one.answeredAt,
          version: one.version,
          offer: offers.find((offer) => offer.serviceId === one.serviceId) ?? null,
        }))
        .sort((a, b) => a.name.localeCompare(b.name, "en-GB")),
      pickedUpBy: delivery.pickedUpById
        ? {
            ...(people.get(delivery.pickedUpById) ?? { name: "a former colleague", phone: null }),
            me: delivery.pickedUpById === actor.personId,
          }
        : null,
      pickedUpAt: delivery.pickedUpAt,
      openedBy: readersOf(delivery.reads, people),
      events: events.map((one) => ({
        ...one,
        who: one.personId ? (people.get(one.personId)?.name ?? null) : null,
      })),
      names: Object.fromEntries([...people].map(([id, one]) => [id, one.name])),
      abilities: deliveryAbilities(actor, {
        providerId: delivery.providerId,
        state: delivery.state as DeliveryState,
        searchState: delivery.searchState as ReferralState,
        pickedUpById: delivery.pickedUpById,
      }),
    };
  });
}

function passedTo(event: EventView): string | null {
  const id = event.data.toPersonId;
  return typeof id === "string" && isId(id) ? id : null;
}

type Reads = { personId: string; editionNumber: number; readAt: Date }[];

function readersOf(reads: Reads, people: Map<string, PersonName>): DeliveryView["openedBy"] {
  const byPerson = new Map<string, { at: Date; edition: number }>();
  for (const one of reads) {
    const known = byPerson.get(one.personId);
    byPerson.set(one.personId, {
      at: known?.at ?? one.readAt,
      edition: Math.max(known?.edition ?? 0, one.editionNumber),
    });
  }
  return [...byPerson].map(([personId, mark]) => ({
    name: people.get(personId)?.name ?? "a former colleague",
    ...mark,
  }));
}

async function editionsOf(tx: Tx, referralId: string, number: number, lastRead: number | null) {
  const before = lastRead !== null && lastRead < number ? lastRead : number - 1;
  const editions = await findEditions(tx, referralId, [number, before]);
  const current = editions.get(number);
  const earlier = editions.get(before);
  if (!current) throw new Error("A delivery names an edition that is not there.");
  const { content, publishedAt } = current;
  return {
    current: { number, publishedAt, sections: content.sections },
    changes: earlier ? diffEditions(earlier.content, content) : [],
  };
}
