import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { read } from "~/domains/access/transactions.server";
import { type ToldEvent, tellEvent } from "~/domains/audit/events.rules";
import { readEvents } from "~/domains/audit/read-events.server";
import { type CostSummary, linesInWords } from "~/domains/offers/cost-words.rules";
import { isHoldOver } from "~/domains/offers/hold.rules";
import { LINE_KINDS } from "~/domains/offers/money.rules";
import { OFFER_STATE_WORDS, type OfferState } from "~/domains/offers/offer.machine";
import { dayWords, extraWords, unitOf } from "~/domains/offers/offer-words.rules";
import { promisedWords } from "~/domains/offers/place.rules";
import { impactWords } from "~/domains/offers/queries/impact-standing.server";
import { intendedLength } from "~/domains/offers/queries/intended-length.server";
import { costOfVersion, VERSION_COLUMNS, versionView } from "~/domains/offers/queries/offer-versions.server";
import { promisedPlaces } from "~/domains/offers/queries/promised-places.server";
import type { AlertView } from "~/domains/providers/alert.rules";
import { nameWithStanding, notConfirmedWords, standingStop } from "~/domains/providers/confirmation.rules";
import { providerStanding } from "~/domains/providers/queries/provider-standing.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { placementBlocksOf } from "~/domains/providers/queries/standing-alerts.server";
import { now } from "~/platform/clock.server";
import { formatPence } from "~/platform/forms/money";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { dayAndTime, londonDate, remaining } from "~/platform/time";
import { toExplain } from "../alert-reason.rules";
import { AUTHORISATION_EVENTS } from "../authorisation.events";
import type { AuthorisationState } from "../authorisation.machine";
import { type AuthorisationAction, authorisationAbilities, decidesOn, may } from "../authorisation.policy";
import { authorisationScope } from "../authorisation.scope.server";
import { cancelledWords } from "../cancelled-words.rules";
import { NO_PANEL } from "../panel.rules";
import { otherOffers, placeFacts } from "./offers-beside.server";
import { type PanelView, panelView } from "./panel-view.server";
import { phoneFacts } from "./phone-facts.server";
import { subjectOf } from "./subject-of.server";

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
  cost: CostSummary;
  /** "Requested at 16:31 by Dana Shaw, waiting 9 minutes". */
  asked: string;
  lines: { label: string; value: string }[];
  facts: { label: string; value: string }[];
  why: string | null;
  /** The alerts that stand on the service now, and why the broker went ahead despite those that stood then. */
  alerts: (AlertView & { unexplained: boolean })[];
  alertReason: string | null;
  /** That the provider is not confirmed, in words; in an emergency it may be authorised with a reason. */
  notConfirmed: string | null;
  unconfirmedReason: string | null;
  needsMet: string;
  effectOnChildren: string;
  /** What else is promised of the place while nobody has decided, a sentence each. */
  place: string[];
  /** What is not agreed of the impact assessment, a sentence each, and why the council says that it is not safe. */
  impact: string[];
  notSafe: string | null;
  question: string | null;
  answer: string | null;
  reason: string | null;
  /** On what it was authorised, for colleagues, and its last day in words. */
  conditions: string | null;
  fundedUntil: string | null;
  decided: string | null;
  /** Why it is cancelled, in words; null when it is not. */
  cancelled: string | null;
  /** The other offers that can still win, the cheapest in the first year first. */
  others: {
    offer: string;
    service: string;
    state: string;
    cost: string;
    firstYear: string;
    difference: string;
  }[];
  /** For whom the actor would decide as their deputy; null in their own right. */
  insteadOf: string | null;
  /** What the council's panel decided or asked for; null where there is none. */
  panel: PanelView | null;
  /** Why the actor may not record what it decided, in words; null when they may. */
  whyNotPanel: string | null;
  /** The day in words after which it could be continued: its last one, or today where that has passed. */
  continuesAfter: string;
  /** Why the actor may not continue it past its last day, in words; null when they may. */
  whyNotContinue: string | null;
  /** Why the actor may not decide, in words; null when they may. */
  whyNot: string | null;
  timeline: { id: string; when: string; dateTime: string; text: string; who?: string }[];
  abilities: Record<AuthorisationAction, boolean>;
};

/** What somebody decides on; 404 for everybody who may not read it. */
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
            state: true,
            confirmedEdition: true,
            heldUntil: true,
            notSafeWords: true,
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
    const subject = await subjectOf(tx, actor, row, {
      offeredByIds: [offer.createdById, ...offer.versions.map(({ submittedById }) => submittedById)],
      latestOfferVersion: offer.versionNumber,
      stopped: placementBlocks.stopped ?? standingStop(standing, row.offer.referral.purpose),
    });
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
      row.verbalById,
      row.decidedById,
      row.decidedForId,
      ...events.map(({ personId }) => personId),
    ]);
    const version = versionView(costing);
    const intended = await intendedLength(tx, row.referralId, offer.delivery.editionNumber);
    const cost = costOfVersion(costing, intended);
    const at = now();
    const who = (person: string | null) =>
      person ? (people.get(person)?.name ?? "a former colleague") : null;
    const decision = may(actor, "authorise", subject);
    const continuing = may(actor, "continue", subject);
    const panel = await panelView(tx, actor, row);
    const recording = may(actor, "record-panel", subject);
    const as = decidesOn(actor, subject);
    const open = OPEN.includes(subject.state) || subject.movedIn === true;
    return {
      id: row.id,
      version: row.version,
      offerVersion: row.offerVersion,
      state: subject.state,
      reference: offer.delivery.reference,
      offer: offer.reference,
      service: names.get(offer.serviceId)?.name ?? "A service",
      provider: nameWithStanding(provider?.name ?? "", standing),
      notConfirmed: open ? notConfirmedWords(standing) : null,
      unconfirmedReason: row.unconfirmedReason,
      headline: offer.delivery.headline,
      cost,
      asked: `${row.verbalById ? "Recorded" : "Requested"} ${dayAndTime(row.askedAt, at)} by ${who(row.askedById)}${
        subject.state === "asked" ? ` · waiting ${waited(row.askedAt, at)}` : ""
      }`,
      lines: version.lines.map((line) => ({
        label: LINE_KINDS[line.kind].label,
        value: [
          ...new Set([
            unitOf(line),
            linesInWords([line], version.startOn),
            line.description,
            ...extraWords(line),
          ]),
        ]
          .filter(Boolean)
          .join(" · "),
      })),
      facts: [
        ...phoneFacts(row, who(row.verbalById), at),
        { label: "Start", value: dayWords(version.startOn) },
        ...(await placeFacts(tx, row, offer.serviceId, names.get(offer.serviceId))),
        ...(row.verbalById
          ? []
          : [{ label: "Held until", value: offer.heldUntil ? dayAndTime(offer.heldUntil, at) : "not told" }]),
      ],
      why: row.askedWhy,
      // A decision that was taken stands as it was: what was raised since is the broker's, at accepting.
      alerts: open
        ? placementBlocks.alerts.map((alert) => ({ ...alert, unexplained: unexplained.includes(alert) }))
        : [],
      alertReason: row.alertReason,
      place: open ? promisedWords((await promisedPlaces(tx, [offer.id])).get(offer.id) ?? null, at) : [],
      impact: await impactWords(tx, {
        ...offer,
        referralId: row.referralId,
        latestEdition: offer.delivery.editionNumber,
      }),
      notSafe: offer.notSafeWords,
      needsMet: version.needsMet,
      effectOnChildren: version.effectOnChildren,
      question: row.question,
      answer: row.answer,
      reason: row.reason,
      conditions: row.conditions,
      fundedUntil: subject.fundedUntil && dayWords(subject.fundedUntil),
      continuesAfter: dayWords(laterDay(subject.fundedUntil, londonDate(at))),
      decided:
        row.decidedById && row.decidedAt
          ? `${who(row.decidedById)}${row.decidedForId ? ` as deputy for ${who(row.decidedForId)}` : ""}, ${dayAndTime(row.decidedAt, at)}`
          : null,
      cancelled: subject.state === "cancelled" ? whyCancelled(events, row) : null,
      others: others.map((other) => ({
        offer: other.reference,
        service: names.get(other.serviceId)?.name ?? "A service",
        state: OFFER_STATE_WORDS[other.state],
        cost: other.cost.sentence,
        firstYear: other.cost.firstYear,
        difference: differenceWords(other.cost.firstYearPence - cost.firstYearPence),
      })),
      insteadOf: typeof as === "object" ? (as?.name ?? null) : null,
      whyNot: whyNotWords(decision === true ? null : decision.message, offer, at),
      panel,
      whyNotPanel: !panel?.named ? NO_PANEL : recording === true ? null : recording.message,
      whyNotContinue: continuing === true ? null : continuing.message,
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

/** The database cancels it without a word when the offer itself says what happened; `events` are the newest first. */
function whyCancelled(
  events: readonly ToldEvent[],
  row: { offerVersion: number; offer: { state: string; versionNumber: number } },
): string {
  const said = events.find(({ kind }) => kind === "authorisation-cancelled");
  const offer = { ...row.offer, state: row.offer.state as OfferState };
  return (
    (said && tellEvent([AUTHORISATION_EVENTS], said, "council")) ?? cancelledWords(row.offerVersion, offer)
  );
}

function whyNotWords(
  refused: string | null,
  offer: { confirmedEdition: number; heldUntil: Date | null; delivery: { editionNumber: number } },
  at: Date,
): string | null {
  if (refused) return refused;
  if (offer.confirmedEdition < offer.delivery.editionNumber)
    return "The referral has changed since: the provider must confirm the offer first";
  if (isHoldOver(offer.heldUntil, at)) return "The hold on the place has ended: ask the broker";
  return null;
}

function laterDay(day: string | null, today: string): string {
  return day !== null && day > today ? day : today;
}

function differenceWords(pence: number): string {
  if (pence === 0) return "the same in the first year";
  return `${formatPence(Math.abs(pence))} ${pence > 0 ? "more" : "less"}`;
}

/** How long it has waited: "9 min", "3 days". */
export function waited(since: Date, at: Date): string {
  return remaining(since, at).words;
}
