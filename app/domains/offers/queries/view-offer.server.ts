import type { Actor } from "~/domains/access/actor";
import { namesOfPeople, type PersonName } from "~/domains/access/queries/names-of-people.server";
import { read, type Tx } from "~/domains/access/transactions.server";
import { type EventView, readEvents } from "~/domains/audit/read-events.server";
import type { AlertView } from "~/domains/providers/alert.rules";
import {
  nameWithStanding,
  notConfirmedWords,
  standingOf,
  standingStop,
} from "~/domains/providers/confirmation.rules";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { placementBlocksOf } from "~/domains/providers/queries/standing-alerts.server";
import { identifyingTexts } from "~/domains/referrals/queries/identifying-texts.server";
import type { IntendedLength } from "~/domains/referrals/referral.options";
import { serviceDistances } from "~/domains/routing/queries/service-distances.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import type { Prisma } from "~prisma/client";
import { partLabel } from "../impact/impact.rules";
import { isLive, type OfferState } from "../offer.machine";
import { type OfferAction, offerAbilities } from "../offer.policy";
import { offerScope } from "../offer.scope.server";
import { endedWithSearch } from "../offer-words.rules";
import type { PromisedPlace } from "../place.rules";
import { subjectOf } from "./find-offer.server";
import {
  IMPACT_COLUMNS,
  type ImpactView,
  impactIsOpen,
  impactView,
  latestOf,
} from "./impact-of-version.server";
import { type AnsweredImpact, answeredImpact } from "./impact-standing.server";
import { intendedLength } from "./intended-length.server";
import { type OfferVersionView, VERSION_COLUMNS, versionView } from "./offer-versions.server";
import { promisedPlaces } from "./promised-places.server";

const COLUMNS = {
  id: true,
  reference: true,
  referralId: true,
  serviceId: true,
  councilId: true,
  providerId: true,
  state: true,
  stateReason: true,
  stateSince: true,
  confirmedEdition: true,
  heldUntil: true,
  fundingStage: true,
  fundingSince: true,
  notSafeAt: true,
  notSafeWords: true,
  versionNumber: true,
  version: true,
  versions: {
    select: { ...VERSION_COLUMNS, impactDueAt: true, impact: { select: IMPACT_COLUMNS } },
    orderBy: { number: "desc" },
  },
  impactAnswers: {
    where: { side: "provider" },
    select: { words: true, part: { select: { part: true } } },
    orderBy: { number: "asc" },
  },
  delivery: {
    select: {
      reference: true,
      headline: true,
      searchState: true,
      searchReason: true,
      editionNumber: true,
      brokerId: true,
      answerBy: true,
    },
  },
} as const satisfies Prisma.OfferSelect;

export type OfferView = {
  reference: string;
  state: OfferState;
  /** Of the row, for its forms. */
  version: number;
  stateReason: string | null;
  stateSince: Date;
  heldUntil: Date | null;
  fundingStage: string | null;
  fundingSince: Date | null;
  confirmedEdition: number;
  latestEdition: number;
  /** Whether it ended because the search did. */
  endedWithSearch: boolean;
  referral: { reference: string; headline: string };
  /** How long the placement is meant to last, as the newest edition says. */
  intendedLength: IntendedLength | null;
  service: OfferedService;
  provider: { name: string; phone: string | null };
  /** Why nothing goes on towards a placement with it: the provider is not confirmed. */
  notConfirmed: string | null;
  council: { name: string; phone: string | null; outOfHoursPhone: string | null };
  broker: PersonName | null;
  /** Newest first; empty while it is a first draft. */
  versions: (OfferVersionView & {
    submittedBy: string | null;
    /** The impact assessment that was sent with it, or after it; null where there is none (yet). */
    impact: ImpactView | null;
    impactDueAt: Date | null;
  })[];
  /** The assessment of the newest version with what either side wrote about each part. */
  impact: AnsweredImpact;
  /** Why the council says that it does not keep the child safe, and since when; null where it does not. */
  notSafe: { why: string; at: Date } | null;
  /** What else is promised of its place, while it can win; null where nothing is. */
  promised: PromisedPlace | null;
  /** Where the provider's words say who the child is, for the council that knows it; always empty for a provider. */
  saysWho: string[];
  /** Whether changes were begun that are not sent; always false for the council. */
  hasDraft: boolean;
  /** When those changes, or the assessment with them, were saved last, in milliseconds; null without any. */
  draftSavedAt: number | null;
  /** The alerts that stand on its service, while the offer can still win. */
  alerts: AlertView[];
  events: (EventView & { who: string | null })[];
  abilities: Record<OfferAction, boolean>;
  now: Date;
};

export type OfferedService = {
  name: string;
  grade: string | null;
  gradeOn: Date | null;
  /** In miles, saying so where it is estimated; null while it is not known. */
  distance: string | null;
};

/** One offer for either side, within its scope; 404 otherwise. */
export function viewOffer(actor: Actor, reference: string): Promise<OfferView> {
  return read(actor, async (tx) => {
    const offer = await tx.offer.findFirst({
      where: { AND: [offerScope(actor), { reference }] },
      select: COLUMNS,
    });
    if (!offer) return notFound();
    const service = await offeredService(tx, offer);
    const organisations = await tx.organisation.findMany({
      where: { id: { in: [offer.councilId, offer.providerId] } },
      select: { id: true, name: true, phone: true, outOfHoursPhone: true, standing: true },
    });
    const events = await readEvents(tx, actor, { subject: "offer", subjectId: offer.id });
    const open = actor.kind === "provider" ? await impactIsOpen(tx, offer) : null;
    const people = await namesOfPeople(tx, [
      offer.delivery.brokerId,
      ...offer.versions.map((one) => one.submittedById),
      ...events.map((one) => one.personId),
    ]);
    const nameOf = (id: string | null) => (id ? (people.get(id)?.name ?? null) : null);
    const organisation = (id: string) =>
      organisations.find((one) => one.id === id) ?? {
        name: "",
        phone: null,
        outOfHoursPhone: null,
        standing: "confirmed",
      };
    const offering = organisation(offer.providerId);
    const standing = standingOf(offering.standing);
    const purpose =
      actor.kind === "council" && standing !== "confirmed"
        ? await tx.referral.findUnique({ where: { id: offer.referralId }, select: { purpose: true } })
        : null;
    const placementBlocks = await placementBlocksOf(tx, offer.serviceId);
    const written = textsOf(offer);
    const names = await identifyingTexts(
      tx,
      actor,
      offer.referralId,
      written.map(({ text }) => text),
    );
    const stopped = placementBlocks.stopped ?? standingStop(standing, purpose?.purpose);
    const subject = { ...subjectOf(offer), stopped };
    return {
      reference: offer.reference,
      state: subject.state,
      version: offer.version,
      stateReason: offer.stateReason,
      stateSince: offer.stateSince,
      heldUntil: offer.heldUntil,
      fundingStage: offer.fundingStage,
      fundingSince: offer.fundingSince,
      confirmedEdition: offer.confirmedEdition,
      latestEdition: offer.delivery.editionNumber,
      endedWithSearch: endedWithSearch({ ...offer, state: subject.state }, offer.delivery),
      referral: { reference: offer.delivery.reference, headline: offer.delivery.headline },
      intendedLength: await intendedLength(tx, offer.referralId, offer.delivery.editionNumber),
      service,
      provider: { name: nameWithStanding(offering.name, standing), phone: offering.phone },
      notConfirmed: isLive(subject.state) ? notConfirmedWords(standing) : null,
      council: organisation(offer.councilId),
      broker: people.get(offer.delivery.brokerId) ?? null,
      versions: offer.versions.map(({ impact, impactDueAt, ...one }) => ({
        ...versionView(one),
        submittedBy: nameOf(one.submittedById),
        impact: impact && impactView(impact),
        impactDueAt,
      })),
      impact: await answeredImpact(tx, { ...offer, latestEdition: offer.delivery.editionNumber }),
      notSafe:
        offer.notSafeAt && offer.notSafeWords ? { why: offer.notSafeWords, at: offer.notSafeAt } : null,
      promised: (await promisedPlaces(tx, [offer.id])).get(offer.id) ?? null,
      saysWho: [...new Set(written.flatMap(({ where, text }) => (names(text) ? [where] : [])))],
      hasDraft: open?.draft ?? false,
      draftSavedAt: open?.draft ? latestOf(open.saved) : null,
      alerts: isLive(subject.state) ? placementBlocks.alerts : [],
      events: events.map((one) => ({ ...one, who: nameOf(one.personId) })),
      abilities: offerAbilities(actor, subject),
      now: now(),
    };
  });
}

type Written = { where: string; text: string | null };

/** What the provider wrote in words of its own: every version, its replies about them, and why it withdrew. */
function textsOf(offer: Prisma.OfferGetPayload<{ select: typeof COLUMNS }>): Written[] {
  const [latest] = offer.versions;
  const of = (number: number) => (number === latest?.number ? "" : `, version ${number}`);
  return [
    ...(offer.state === "withdrawn" ? [{ where: "Why it was withdrawn", text: offer.stateReason }] : []),
    ...offer.impactAnswers.map(({ words, part: { part } }) => ({
      where: `Reply about the impact assessment: ${partLabel(part)}`,
      text: words,
    })),
    ...offer.versions.flatMap(({ number, impact }) =>
      (impact?.parts ?? [])
        .flatMap(({ part, words, risk, action }) => [words, risk, action].map((text) => ({ part, text })))
        .map(({ part, text }) => ({ where: `Impact assessment: ${partLabel(part)}${of(number)}`, text })),
    ),
    ...offer.versions.flatMap(({ number, needsMet, effectOnChildren, lines }) => [
      ...lines
        .flatMap(({ description, outcome, evidence }) => [description, outcome, evidence])
        .map((text) => ({ where: `What it costs${of(number)}`, text })),
      { where: `How the needs would be met${of(number)}`, text: needsMet },
      { where: `What it would mean for the children living there${of(number)}`, text: effectOnChildren },
    ]),
  ];
}

async function offeredService(
  tx: Tx,
  offer: { serviceId: string; referralId: string; councilId: string },
): Promise<OfferedService> {
  const service = (await serviceFacts(tx, [offer.serviceId])).get(offer.serviceId);
  const referral = { id: offer.referralId, councilId: offer.councilId };
  const distances = await serviceDistances(tx, referral, [offer.serviceId]);
  return {
    name: service?.name ?? "A service",
    grade: service?.grade ?? null,
    gradeOn: service?.gradeOn ?? null,
    distance: distances.get(offer.serviceId) ?? null,
  };
}
