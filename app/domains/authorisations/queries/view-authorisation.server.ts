import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { read, type Tx } from "~/domains/access/transactions.server";
import { tellEvent } from "~/domains/audit/events.rules";
import { readEvents } from "~/domains/audit/read-events.server";
import { isHoldOver } from "~/domains/offers/hold.rules";
import { LINE_KINDS } from "~/domains/offers/money.rules";
import { isLive, OFFER_STATE_WORDS, type OfferState } from "~/domains/offers/offer.machine";
import { dayWords, unitOf } from "~/domains/offers/offer-words.rules";
import { VERSION_COLUMNS, versionView } from "~/domains/offers/queries/offer-versions.server";
import type { AlertView } from "~/domains/providers/alert.rules";
import { nameWithStanding, notConfirmedWords, standingStop } from "~/domains/providers/confirmation.rules";
import { gradeName } from "~/domains/providers/grades.rules";
import { providerStanding } from "~/domains/providers/queries/provider-standing.server";
import { type ServiceFacts, serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { placementBlocksOf } from "~/domains/providers/queries/standing-alerts.server";
import { serviceDistances } from "~/domains/routing/queries/service-distances.server";
import { now } from "~/platform/clock.server";
import { formatPence } from "~/platform/forms/money";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { dayAndTime, remaining } from "~/platform/time";
import { toExplain } from "../alert-reason.rules";
import { AUTHORISATION_EVENTS } from "../authorisation.events";
import type { AuthorisationState } from "../authorisation.machine";
import { type AuthorisationAction, authorisationAbilities, may } from "../authorisation.policy";
import { authorisationScope } from "../authorisation.scope.server";
import { askedBy } from "./asked-by.server";

export type AuthorisationView = {
  id: string;
  /** Of the row, for the forms. */
  version: number;
  offerVersion: number;
  state: AuthorisationState;
  reference: string;
  offer: string;
  service: string;
  provider: string;
  headline: string;
  weekly: string;
  firstYear: string;
  /** "Asked at 16:31 by Dana Shaw, waiting 9 minutes". */
  asked: string;
  lines: { label: string; value: string }[];
  facts: { label: string; value: string }[];
  why: string | null;
  /** The alerts that stand on the service now, and why the broker went ahead despite those that stood then. */
  alerts: (AlertView & { unexplained: boolean })[];
  alertReason: string | null;
  /** That the provider is not confirmed, in words; in an emergency a head of service may authorise it and says why. */
  notConfirmed: string | null;
  unconfirmedReason: string | null;
  needsMet: string;
  effectOnChildren: string;
  question: string | null;
  answer: string | null;
  reason: string | null;
  decided: string | null;
  /** The other offers that can still win, the cheapest a week first. */
  others: {
    offer: string;
    service: string;
    state: string;
    weekly: string;
    firstYear: string;
    difference: string;
  }[];
  /** Why the actor may not decide, in words; null when they may. */
  whyNot: string | null;
  timeline: { id: string; when: string; dateTime: string; text: string; who?: string }[];
  abilities: Record<AuthorisationAction, boolean>;
};

/** What a head of service decides on; 404 for everybody who may not read it. */
export function viewAuthorisation(actor: Actor, id: string): Promise<AuthorisationView> {
  return read(actor, async (tx) => {
    if (!isId(id)) return notFound();
    const row = await tx.authorisation.findFirst({
      where: { AND: [authorisationScope(actor), { id }] },
      include: {
        offer: {
          select: {
            id: true,
            reference: true,
            serviceId: true,
            deliveryId: true,
            providerId: true,
            versionNumber: true,
            confirmedEdition: true,
            heldUntil: true,
            createdById: true,
            referral: { select: { purpose: true } },
            versions: { select: VERSION_COLUMNS, orderBy: { number: "desc" } },
            delivery: { select: { headline: true, reference: true, editionNumber: true } },
          },
        },
      },
    });
    const costing = row?.offer.versions.find(({ number }) => number === row.offerVersion);
    if (!row || !costing) return notFound();
    const { offer } = row;
    const placementBlocks = await placementBlocksOf(tx, offer.serviceId);
    const standing = await providerStanding(tx, offer.providerId);
    const unexplained = toExplain(placementBlocks.alerts, row.alertsRead);
    const subject = {
      councilId: row.councilId,
      state: row.state as AuthorisationState,
      askedByIds: await askedBy(tx, row),
      offeredByIds: [offer.createdById, ...offer.versions.map(({ submittedById }) => submittedById)],
      offerVersion: row.offerVersion,
      latestOfferVersion: offer.versionNumber,
      stopped: placementBlocks.stopped ?? standingStop(standing, row.offer.referral.purpose),
    };
    if (may(actor, "view", subject) !== true) return notFound();
    const others = await otherOffers(tx, row);
    const names = await serviceFacts(tx, [offer.serviceId, ...others.map(({ serviceId }) => serviceId)]);
    const provider = await tx.organisation.findUnique({
      where: { id: offer.providerId },
      select: { name: true },
    });
    const events = await readEvents(tx, actor, { subject: "authorisation", subjectId: row.id });
    const people = await namesOfPeople(tx, [
      row.askedById,
      row.decidedById,
      ...events.map(({ personId }) => personId),
    ]);
    const version = versionView(costing);
    const at = now();
    const who = (person: string | null) =>
      person ? (people.get(person)?.name ?? "a former colleague") : null;
    const decision = may(actor, "authorise", subject);
    return {
      id: row.id,
      version: row.version,
      offerVersion: row.offerVersion,
      state: subject.state,
      reference: offer.delivery.reference,
      offer: offer.reference,
      service: names.get(offer.serviceId)?.name ?? "A service",
      provider: nameWithStanding(provider?.name ?? "", standing),
      notConfirmed: OPEN.includes(subject.state) ? notConfirmedWords(standing) : null,
      unconfirmedReason: row.unconfirmedReason,
      headline: offer.delivery.headline,
      weekly: formatPence(row.weeklyPence),
      firstYear: formatPence(row.firstYearPence),
      asked: `Asked ${dayAndTime(row.askedAt, at)} by ${who(row.askedById)}${
        subject.state === "asked" ? ` · waiting ${waited(row.askedAt, at)}` : ""
      }`,
      lines: version.lines.map((line) => ({
        label: LINE_KINDS[line.kind].label,
        value: [unitOf(line), span(line.from, line.to), line.description].filter(Boolean).join(" · "),
      })),
      facts: [
        { label: "Start", value: dayWords(version.startOn) },
        ...(await placeFacts(tx, row, offer.serviceId, names.get(offer.serviceId))),
        { label: "Held until", value: offer.heldUntil ? dayAndTime(offer.heldUntil, at) : "not told" },
      ],
      why: row.askedWhy,
      // A decision that was taken stands as it was: what was raised since is the broker's, at accepting.
      alerts: OPEN.includes(subject.state)
        ? placementBlocks.alerts.map((alert) => ({ ...alert, unexplained: unexplained.includes(alert) }))
        : [],
      alertReason: row.alertReason,
      needsMet: version.needsMet,
      effectOnChildren: version.effectOnChildren,
      question: row.question,
      answer: row.answer,
      reason: row.reason,
      decided:
        row.decidedById && row.decidedAt ? `${who(row.decidedById)}, ${dayAndTime(row.decidedAt, at)}` : null,
      others: others.map((other) => ({
        offer: other.reference,
        service: names.get(other.serviceId)?.name ?? "A service",
        state: OFFER_STATE_WORDS[other.state],
        weekly: formatPence(other.weeklyPence),
        firstYear: formatPence(other.firstYearPence),
        difference: differenceWords(other.weeklyPence - row.weeklyPence),
      })),
      whyNot: whyNotWords(decision === true ? null : decision.message, offer, at),
      timeline: events.flatMap((event) => {
        const text = tellEvent([AUTHORISATION_EVENTS], event, "council");
        if (text === null) return [];
        const when = dayAndTime(event.at, at);
        return [
          {
            id: event.id,
            when,
            dateTime: event.at.toISOString(),
            text,
            who: who(event.personId) ?? undefined,
          },
        ];
      }),
      abilities: authorisationAbilities(actor, subject),
    };
  });
}

const OPEN: readonly AuthorisationState[] = ["asked", "returned", "verbal"];

function whyNotWords(
  refused: string | null,
  offer: { confirmedEdition: number; heldUntil: Date | null; delivery: { editionNumber: number } },
  at: Date,
): string | null {
  if (refused) return refused;
  if (offer.confirmedEdition < offer.delivery.editionNumber)
    return "The referral has changed since: the provider must confirm the offer first";
  if (isHoldOver(offer.heldUntil, at)) return "The place is not held any more: ask the broker";
  return null;
}

async function otherOffers(tx: Tx, row: { referralId: string; offerId: string; councilId: string }) {
  const rows = await tx.offer.findMany({
    where: { referralId: row.referralId, councilId: row.councilId, id: { not: row.offerId } },
    select: {
      reference: true,
      serviceId: true,
      state: true,
      versions: { select: { weeklyPence: true, firstYearPence: true }, orderBy: { number: "desc" }, take: 1 },
    },
    take: 50,
  });
  return rows
    .flatMap(({ versions, state, ...rest }) => {
      const [latest] = versions;
      return latest && isLive(state as OfferState)
        ? [{ ...rest, state: state as OfferState, ...latest }]
        : [];
    })
    .sort((a, b) => a.weeklyPence - b.weeklyPence);
}

async function placeFacts(
  tx: Tx,
  { referralId, councilId }: { referralId: string; councilId: string },
  serviceId: string,
  service: ServiceFacts | undefined,
): Promise<{ label: string; value: string }[]> {
  const council = await tx.organisation.findUnique({
    where: { id: councilId },
    select: { councilCode: true },
  });
  const distances = await serviceDistances(tx, { id: referralId, councilId }, [serviceId]);
  const inside = council?.councilCode && service?.councilCode === council.councilCode;
  const where = service?.localAuthority ?? "an area we do not know";
  return [
    // Care Planning regulations: outside the area the nominated officer approves the placement as well.
    {
      label: "Area",
      value: inside
        ? "In your area: no further approval"
        : `Outside your area, in ${where}: the nominated officer approves it as well`,
    },
    { label: "Distance", value: distances.get(serviceId) ?? "Not told us yet" },
    { label: "Latest inspection", value: gradeName(service?.grade ?? null) },
  ];
}

function span(from: string, to: string): string {
  const first = from === "" ? "" : `from ${dayWords(from)}`;
  const last = to === "" ? "" : `until ${dayWords(to)}`;
  return [first, last].filter(Boolean).join(" ");
}

function differenceWords(pence: number): string {
  if (pence === 0) return "the same a week";
  return `${formatPence(Math.abs(pence))} a week ${pence > 0 ? "more" : "less"}`;
}

/** How long it has waited: "9 min", "3 days". */
export function waited(since: Date, at: Date): string {
  return remaining(since, at).words;
}
