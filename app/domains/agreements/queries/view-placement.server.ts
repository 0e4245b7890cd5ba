import { type Actor, holds } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { NAME_REVIEWING_OFFICERS } from "~/domains/access/role-groups";
import { read, type Tx } from "~/domains/access/transactions.server";
import { tellEvent } from "~/domains/audit/events.rules";
import { readEvents } from "~/domains/audit/read-events.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { dayAndTime, dayOfColumn, londonDate } from "~/platform/time";
import type { Prisma } from "~prisma/client";
import { type OpensSources, opensSources } from "../agreement/opened-sources.rules";
import { CHANGE_EVENTS } from "../changes/change.events";
import { endReasonWords, isBreakdown } from "../placement/end-reasons.options";
import { PLACEMENT_EVENTS } from "../placement/placement.events";
import type { PlacementState } from "../placement/placement.machine";
import {
  may,
  type PlacementAction,
  type PlacementSubject,
  placementAbilities,
  sideOf,
} from "../placement/placement.policy";
import { placementScope } from "../placement/placement.scope.server";
import { datesDiffer, endedWithoutNotice, startedOn } from "../placement/placement-dates.rules";
import { isToldOf } from "../placement/placement-told.rules";
import {
  childWords,
  moveInWords,
  noticeEndsWords,
  type PlacementFacts,
  placementTags,
  type Side,
} from "../placement/placement-words.rules";
import { isEndToConfirm, isStartToConfirm } from "../placement/placements-of-referral.rules";
import { type PersonOfPlacement, peopleOf } from "./people-of-placement.server";

const COLUMNS = {
  id: true,
  reference: true,
  acceptanceId: true,
  referralReference: true,
  headline: true,
  childNumber: true,
  childCount: true,
  state: true,
  stateReason: true,
  version: true,
  plannedStart: true,
  councilMovedIn: true,
  councilSaidById: true,
  councilSaidWhy: true,
  councilSaidAt: true,
  providerMovedIn: true,
  providerSaidById: true,
  providerSaidWhy: true,
  providerSaidAt: true,
  noticeSide: true,
  noticeAt: true,
  noticeReason: true,
  noticeNote: true,
  noticeShort: true,
  noticeLastNight: true,
  endedSide: true,
  endedAt: true,
  endReason: true,
  endNote: true,
  endConfirmedAt: true,
  lastNight: true,
  serviceId: true,
  councilId: true,
  providerId: true,
  offer: { select: { reference: true, confirmedEdition: true } },
} as const satisfies Prisma.PlacementSelect;

type Row = Prisma.PlacementGetPayload<{ select: typeof COLUMNS }>;

/** What one side has said of the day the child moved in. */
export type Said = { day: string; words: string; who: string | null; when: string; why: string | null };

export type PlacementView = {
  reference: string;
  acceptanceId: string;
  /** Of the row, for its forms. */
  version: number;
  state: PlacementState;
  stateReason: string | null;
  byPhone: boolean;
  side: Side;
  child: string;
  /** Its place among the children of the referral, from 1. */
  childNumber: number;
  tags: ReturnType<typeof placementTags>;
  facts: PlacementFacts;
  /** The first day of those that were said. */
  started: string | null;
  differ: boolean;
  moveIn: string;
  said: Record<Side, Said | null>;
  notice: {
    by: Side;
    lastNight: string;
    ends: string;
    reason: string;
    note: string | null;
    short: string | null;
  } | null;
  end: {
    by: Side;
    lastNight: string;
    reason: string;
    breakdown: boolean;
    note: string | null;
    /** By the council: what it recorded itself, or an end that it has confirmed. */
    confirmed: boolean;
    withoutNotice: boolean;
  } | null;
  service: string;
  serviceId: string;
  /** The kind of the service, a key of SERVICE_KINDS; null where it is not known. */
  homeKind: string | null;
  council: Organisation;
  provider: Organisation;
  people: PersonOfPlacement[];
  referral: string;
  offer: string | null;
  opens: OpensSources;
  /** Whether the reader may name somebody for the child's case. */
  names: boolean;
  events: { id: string; when: string; dateTime: string; text: string; who: string | null }[];
  abilities: Record<PlacementAction, boolean>;
  /** What the policy knows of it. */
  subject: PlacementSubject;
  today: string;
};

type Organisation = { name: string; phone: string | null; outOfHoursPhone: string | null };

/** One placement for either side, within its scope; 404 otherwise, 403 for a role that reads none. */
export function viewPlacement(actor: Actor, reference: string): Promise<PlacementView> {
  return read(actor, (tx) => readPlacement(tx, actor, reference));
}

/** The same inside a transaction of the caller. */
export async function readPlacement(tx: Tx, actor: Actor, reference: string): Promise<PlacementView> {
  const row = await tx.placement.findFirst({
    where: { AND: [placementScope(actor), { reference }] },
    select: COLUMNS,
  });
  const side = row && sideOf(actor, row);
  if (!row || !side) return notFound();
  const state = row.state as PlacementState;
  const facts = factsOf(row);
  const { endToConfirm } = facts;
  const startToConfirm = isStartToConfirm(facts);
  const subject = {
    ...{ councilId: row.councilId, providerId: row.providerId },
    ...{ state, endToConfirm, startToConfirm },
  };
  const permission = may(actor, "view", subject);
  if (permission !== true) return denyPage(permission);
  const [services, organisations, people, events] = [
    await serviceFacts(tx, [row.serviceId]),
    await tx.organisation.findMany({
      where: { id: { in: [row.councilId, row.providerId] } },
      select: { id: true, name: true, phone: true, outOfHoursPhone: true },
    }),
    await peopleOf(tx, row.id),
    await readEvents(tx, actor, { subject: "placement", subjectId: row.id }),
  ];
  const names = await namesOfPeople(tx, [
    row.councilSaidById,
    row.providerSaidById,
    ...events.map(({ personId }) => personId),
  ]);
  const nameOf = (id: string | null) => (id ? (names.get(id)?.name ?? null) : null);
  const organisation = (id: string, called: string): Organisation =>
    organisations.find((one) => one.id === id) ?? { name: called, phone: null, outOfHoursPhone: null };
  const at = now();
  const today = londonDate(at);
  const service = services.get(row.serviceId)?.name ?? "A service";
  return {
    reference: row.reference,
    acceptanceId: row.acceptanceId,
    version: row.version,
    state,
    stateReason: row.stateReason,
    byPhone: events.some(({ kind }) => kind === "placed-by-phone"),
    side,
    child: childWords(row),
    childNumber: row.childNumber,
    tags: placementTags(facts, side, today),
    facts,
    started: startedOn(facts),
    differ: datesDiffer(facts),
    moveIn: moveInWords(facts),
    said: {
      council: saidOf(
        facts.councilMovedIn,
        row.councilSaidWhy,
        row.councilSaidAt,
        nameOf(row.councilSaidById),
        at,
      ),
      provider: saidOf(
        facts.providerMovedIn,
        row.providerSaidWhy,
        row.providerSaidAt,
        nameOf(row.providerSaidById),
        at,
      ),
    },
    notice: noticeOf(row, facts, today),
    end: endOf(row, facts),
    service,
    serviceId: row.serviceId,
    homeKind: services.get(row.serviceId)?.kind ?? null,
    council: organisation(row.councilId, "The council"),
    provider: organisation(row.providerId, "The provider"),
    people,
    referral: row.referralReference,
    offer: row.offer?.reference ?? null,
    opens: opensSources(actor, side === "council" || row.offer.confirmedEdition > 0),
    names: side === "council" && holds(actor, ...NAME_REVIEWING_OFFICERS),
    events: events.flatMap((event) => {
      if (!isToldOf(actor, event.kind)) return [];
      const told = { people: names, services: new Map([[row.serviceId, service]]) };
      const text = tellEvent([PLACEMENT_EVENTS, CHANGE_EVENTS], event, side, told);
      const [when, dateTime] = [dayAndTime(event.at, at), event.at.toISOString()];
      return text === null ? [] : [{ id: event.id, when, dateTime, text, who: nameOf(event.personId) }];
    }),
    abilities: placementAbilities(actor, subject),
    subject,
    today,
  };
}

/** The days of a row as the pure files read them. */
function factsOf(row: Row): PlacementFacts {
  return {
    state: row.state as PlacementState,
    plannedStart: dayOfColumn(row.plannedStart),
    councilMovedIn: dayOfColumn(row.councilMovedIn),
    providerMovedIn: dayOfColumn(row.providerMovedIn),
    noticeLastNight: dayOfColumn(row.noticeLastNight),
    lastNight: dayOfColumn(row.lastNight),
    endToConfirm: isEndToConfirm({ ...row, state: row.state as PlacementState }),
  };
}

function saidOf(
  day: string | null,
  why: string | null,
  when: Date | null,
  who: string | null,
  at: Date,
): Said | null {
  return day === null || when === null
    ? null
    : { day, words: dayWords(day), who, when: dayAndTime(when, at), why };
}

function noticeOf(row: Row, { noticeLastNight }: PlacementFacts, today: string): PlacementView["notice"] {
  if (noticeLastNight === null || endedWithoutNotice(row)) return null;
  return {
    by: row.noticeSide as Side,
    lastNight: dayWords(noticeLastNight),
    ends: row.state === "notice-given" ? noticeEndsWords(noticeLastNight, today) : "",
    reason: endReasonWords(row.noticeReason),
    note: row.noticeNote,
    short: row.noticeShort,
  };
}

function endOf(row: Row, { lastNight, endToConfirm }: PlacementFacts): PlacementView["end"] {
  if (lastNight === null) return null;
  return {
    by: row.endedSide as Side,
    lastNight: dayWords(lastNight),
    reason: endReasonWords(row.endReason),
    breakdown: isBreakdown(row.endReason),
    note: row.endNote,
    confirmed: !endToConfirm,
    withoutNotice: endedWithoutNotice(row),
  };
}
