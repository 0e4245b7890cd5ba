import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { isToldOf } from "~/domains/agreements/placement/placement-told.rules";
import { ENDED_STATES, isInTheRunning, type OfferState } from "~/domains/offers/offer.machine";
import { costOfVersion } from "~/domains/offers/queries/offer-versions.server";
import { CASE_PARTS, NAMED_PARTS } from "~/domains/referrals/case-parts.rules";
import { retentionOfChild } from "~/domains/referrals/queries/retention-of-child.server";
import { isBeingWritten, isSearchOpen, REFERRAL_STATE_WORDS } from "~/domains/referrals/referral.machine";
import { may, referralAbilities } from "~/domains/referrals/referral.policy";
import { NEEDED_IN } from "~/domains/referrals/retention.rules";
import type { AnswerState } from "~/domains/routing/answer.machine";
import type { DeliveryState } from "~/domains/routing/delivery.machine";
import { reachOf } from "~/domains/routing/reach.rules";
import { eventWords, isQuiet } from "~/domains/timeline/timeline.rules";
import type { ReferralPaths } from "~/paths";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { dayAndTime, londonTime, remaining } from "~/platform/time";
import { answerTag, declinedWords, leadingOffer, standing, stepsOf } from "../board.rules";
import { type BoardDelivery, type LoadedBoard, loadBoard } from "./load-board.server";

/** Rows of the answers table; the others stand on the list of deliveries. */
const ANSWER_LIMIT = 40;
/** Lines of what happened; reading alone is in the bars. */
const TIMELINE_LIMIT = 20;

/**
 * The council's board of one referral, true at this load. Thrown: 404 when it is not this council's, 403 for a role
 * that does not read referrals. `beingWritten` ones have no board yet.
 */
export async function viewBoard(actor: Actor, reference: string, told: "first" | "all" = "first") {
  const { board, child } = await read(actor, async (tx) => {
    const board = await loadBoard(tx, actor, reference, told);
    const finished = board && !NEEDED_IN.includes(board.referral.state);
    return { board, child: finished ? await retentionOfChild(tx, actor, board.referral) : undefined };
  });
  if (!board) return notFound();
  const { referral, stages, council, people } = board;
  const permission = may(actor, "view", referral);
  if (permission !== true) return denyPage(permission);
  const at = now();
  const paths = councilPaths(actor.organisationSlug).referral(referral.reference);
  const rows = answersOf(board).sort(
    (a, b) => a.rank - b.rank || (a.offer ?? 0) - (b.offer ?? 0) || (a.pence ?? 0) - (b.pence ?? 0),
  );
  const broker = people.get(referral.brokerId);
  const duty = council?.dutyOwnerId ? people.get(council.dutyOwnerId) : undefined;
  const declined = board.deliveries.flatMap((one) =>
    one.services.filter((service) => service.answer === "declined"),
  );
  const story = timelineOf(actor, board, at);
  const live = board.offers.filter((one) => !ENDED_STATES.some((state) => state === one.state));
  return {
    reference: referral.reference,
    beingWritten: isBeingWritten(referral.state),
    title: board.edition?.headline ?? `Referral ${referral.reference}`,
    summary: board.edition?.summary ?? null,
    edition: referral.editionNumber,
    state: referral.state,
    stateWords: REFERRAL_STATE_WORDS[referral.state],
    stateReason: referral.stateReason,
    stateSince: dayAndTime(referral.stateSince, at),
    steps: stepsOf(referral.state, stages.length),
    tag: answerTag(referral.state, referral.answerBy, clockLeft(referral.answerBy, at), at),
    answerBy: referral.answerBy ? dayAndTime(referral.answerBy, at) : null,
    reach: reachOf(
      board.deliveries.map((one) => ({
        state: one.state as DeliveryState,
        openedAt: one.openedAt,
        pickedUpAt: one.pickedUpAt,
        answers: one.services.map((service) => service.answer as AnswerState),
      })),
    ),
    offers: live.length,
    /** Who may widen a search may also end it well; the page itself asks the policy of accepting. */
    accept: may(actor, "widen", referral) === true ? acceptOf(board, paths) : null,
    /** Deciding, and the last offer that was kept in the running has ended. */
    nothingToDecide:
      referral.state === "deciding" && !live.some((one) => isInTheRunning(one.state as OfferState)),
    declined: declinedWords(declined.map((one) => one.declineReason)),
    bounced: bouncedWords(board),
    rows: rows.slice(0, ANSWER_LIMIT),
    /** The row to look at first: the accepted offer, else the furthest one that can still win. */
    best: leadingOffer(rows),
    more: Math.max(0, rows.length - ANSWER_LIMIT),
    who: [
      {
        part: "Broker",
        name: nameFor(referral.brokerId, actor, broker?.name),
        phone: broker?.phone ?? council?.phone ?? null,
      },
      ...NAMED_PARTS.map((part) => {
        const holder = referral.assignments.find((one) => one.role === part);
        const person = holder ? people.get(holder.personId) : undefined;
        return {
          part: CASE_PARTS[part].label,
          name: holder ? nameFor(holder.personId, actor, person?.name) : "nobody named yet",
          phone: person?.phone ?? null,
        };
      }),
      {
        part: "Duty owner",
        name: duty?.name ?? "nobody named yet",
        phone: duty?.phone ?? council?.phone ?? null,
      },
      { part: "Funding", name: "a head of service, or the director above the council’s limit", phone: null },
      { part: "Out of hours", name: "emergency duty team", phone: council?.outOfHoursPhone ?? null },
    ],
    timeline: told === "all" ? story : story.slice(0, TIMELINE_LIMIT),
    /** Whether the story goes further back than these lines. */
    earlier: told === "first" && (story.length > TIMELINE_LIMIT || board.eventsCut),
    /** The offers whose turn it is, since the accepted one fell through. */
    reserves: isSearchOpen(referral.state) ? reservesIn(board) : [],
    /** The placement that it searches again after, and the searches that were begun from its own. */
    searches: board.searches,
    /** Of a finished referral: until when who the child is is kept, or that it is gone. */
    child: child ?? null,
    abilities: withoutChild(referralAbilities(actor, referral), child?.gone === true),
  };
}

/** A search cannot be opened again for a child whom nobody here knows. */
function withoutChild(abilities: ReturnType<typeof referralAbilities>, gone: boolean) {
  return gone ? { ...abilities, "search-again": false } : abilities;
}

export type Board = Awaited<ReturnType<typeof viewBoard>>;

function clockLeft(answerBy: Date | null, at: Date) {
  return answerBy ? remaining(at, answerBy) : { words: "", tone: "plain" as const };
}

function nameFor(personId: string, actor: Actor, name: string | undefined): string {
  return personId === actor.personId ? "you" : (name ?? "a former colleague");
}

function answersOf(board: LoadedBoard) {
  return board.deliveries.map((delivery) => {
    const pickedUp = delivery.pickedUpById
      ? (board.people.get(delivery.pickedUpById) ?? { name: "a former colleague", phone: null })
      : null;
    return {
      id: delivery.id,
      provider: board.providers.get(delivery.providerId)?.name ?? "A provider",
      phone: pickedUp?.phone ?? null,
      ...standing({
        state: delivery.state,
        pickedUp,
        openedBy: new Set(delivery.reads.map((one) => one.personId)).size,
        services: delivery.services.map((service) => serviceFacts(board, delivery, service)),
      }),
    };
  });
}

function serviceFacts(
  board: LoadedBoard,
  delivery: BoardDelivery,
  service: BoardDelivery["services"][number],
) {
  const offer = board.offers.find(
    (one) => one.deliveryId === delivery.id && one.serviceId === service.serviceId,
  );
  return {
    name: board.services.get(service.serviceId)?.name ?? "a service",
    answer: service.answer,
    declineReason: service.declineReason,
    indicativeWeeklyPence: service.indicativeWeeklyPence,
    ringNumber: service.ringNumber,
    offer: offer
      ? { state: offer.state, cost: offer.versions[0] ? costOfVersion(offer.versions[0]) : null }
      : null,
  };
}

/** The step that ends a search well: an offer whose money is authorised waits to be accepted. */
function acceptOf({ offers, services }: LoadedBoard, paths: ReferralPaths) {
  const ready = offers.find((one) => one.state === "authorised");
  if (!ready) return null;
  return {
    to: paths.offer(ready.reference).accept(),
    words: `Accept ${services.get(ready.serviceId)?.name ?? "the authorised offer"}`,
  };
}

function reservesIn({ reserves, offers, deliveries, providers, services }: LoadedBoard) {
  return reserves.flatMap(({ reference, deliveryId, serviceId }) => {
    const version = offers.find((offer) => offer.reference === reference)?.versions[0];
    const delivery = deliveries.find(({ id }) => id === deliveryId);
    // One that could not be asked again, because its provider is refused, has no turn.
    if (!delivery || delivery.state === "closed") return [];
    return {
      offer: reference,
      service: services.get(serviceId)?.name ?? "a service",
      provider: providers.get(delivery.providerId)?.name ?? "A provider",
      cost: version ? costOfVersion(version).sentence : "",
    };
  });
}

function bouncedWords({ bounces }: LoadedBoard): string {
  const count = bounces.filter((one) => one.kind === "delivery-mail-bounced").length;
  const moved = bounces.filter((one) => one.kind === "delivery-next-contact").length;
  if (count === 0) return "";
  const addresses = count === 1 ? "1 address bounced" : `${count} addresses bounced`;
  return moved === 0 ? `${addresses}. ` : `${addresses}; ${moved} moved to the next contact. `;
}

function timelineOf(actor: Actor, board: LoadedBoard, at: Date) {
  const names = {
    people: board.people,
    services: new Map([...board.services].map(([id, one]) => [id, one.name])),
  };
  return board.events.flatMap((event) => {
    if (!isToldOf(actor, event.kind)) return [];
    const facts = { ...event, from: event.fromState, data: (event.data ?? {}) as Record<string, unknown> };
    const provider = event.providerId ? board.providers.get(event.providerId)?.name : undefined;
    const told = eventWords(facts, "council", names);
    if (told === null || isQuiet(facts)) return [];
    const when = dayAndTime(event.at, at);
    return [
      {
        id: event.id,
        when: when.startsWith("today") ? londonTime(event.at) : when,
        dateTime: event.at.toISOString(),
        text: provider ? `${provider}: ${told}` : told,
        who: event.personId ? board.people.get(event.personId)?.name : undefined,
      },
    ];
  });
}
