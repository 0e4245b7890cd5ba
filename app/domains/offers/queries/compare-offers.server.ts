import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { nameWithStanding, standingOf, standingStop } from "~/domains/providers/confirmation.rules";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { placementBlocksByService } from "~/domains/providers/queries/standing-alerts.server";
import { workingHeadline } from "~/domains/referrals/headline.rules";
import { identifyingTexts } from "~/domains/referrals/queries/identifying-texts.server";
import type { ReferralState } from "~/domains/referrals/referral.machine";
import { referralScope } from "~/domains/referrals/referral.scope.server";
import { serviceDistances } from "~/domains/routing/queries/service-distances.server";
import { now } from "~/platform/clock.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { dayAndTime } from "~/platform/time";
import type { Prisma } from "~prisma/client";
import { type ComparedOffer, type CompareRow, compareOffers } from "../compare.rules";
import { costSummary } from "../cost-words.rules";
import type { OfferState } from "../offer.machine";
import { may, type OfferAction, offerAbilities } from "../offer.policy";
import { offerScope } from "../offer.scope.server";
import { ENDED_RANK, progressRank } from "../offer-progress.rules";
import { promisedWords } from "../place.rules";
import { subjectOf } from "./find-offer.server";
import { intendedLength } from "./intended-length.server";
import { VERSION_COLUMNS, versionView } from "./offer-versions.server";
import { promisedPlaces } from "./promised-places.server";

/** One offer beside the others; the figures are those of its newest version. */
export type OfferColumn = ComparedOffer & {
  reference: string;
  state: OfferState;
  stateReason: string | null;
  version: number;
  versionNumber: number;
  heldUntilAt: Date;
  gradeOn: Date | null;
  needsMet: string;
  /** Whether its words say who the child is: the page of the offer says where. */
  saysWho: boolean;
  confirmedEdition: number;
  latestEdition: number;
  fundingStage: string | null;
  fundingSince: Date | null;
  abilities: Record<OfferAction, boolean>;
  /** A one-time key for each of its forms. */
  keys: { shortlist: string; reserve: string };
};

export type Comparison = {
  reference: string;
  headline: string;
  state: ReferralState;
  answerBy: Date | null;
  /** Deliveries that have not answered for each of their services yet. */
  waiting: number;
  /** What can still win or has won, the furthest first, then the cheapest in the first year. */
  offers: OfferColumn[];
  rows: CompareRow[];
  ended: OfferColumn[];
  now: Date;
};

const COLUMNS = {
  id: true,
  reference: true,
  serviceId: true,
  deliveryId: true,
  councilId: true,
  providerId: true,
  state: true,
  stateReason: true,
  version: true,
  versionNumber: true,
  confirmedEdition: true,
  heldUntil: true,
  fundingStage: true,
  fundingSince: true,
  versions: { select: VERSION_COLUMNS, orderBy: { number: "desc" }, take: 1 },
  delivery: { select: { searchState: true, editionNumber: true } },
} as const satisfies Prisma.OfferSelect;

/** Every offer for one referral of the council, laid side by side; 404 for everybody else. */
export async function compareReferralOffers(actor: Actor, reference: string): Promise<Comparison> {
  if (actor.kind !== "council") return notFound();
  return read(actor, async (tx) => {
    const referral = await tx.referral.findFirst({
      where: { AND: [referralScope(actor), { reference }] },
      select: {
        id: true,
        reference: true,
        councilId: true,
        state: true,
        serviceKind: true,
        purpose: true,
        answerBy: true,
        editionNumber: true,
        children: { select: { age: true, gender: true }, orderBy: { position: "asc" }, take: 1 },
      },
    });
    if (!referral) return notFound();
    const reads = may(actor, "compare", {
      councilId: referral.councilId,
      providerId: "",
      state: "submitted",
      confirmedEdition: 0,
      latestEdition: 0,
      searchState: referral.state as ReferralState,
    });
    if (reads !== true) return notFound();
    const found = await tx.offer.findMany({
      where: { AND: [offerScope(actor), { referralId: referral.id }] },
      select: COLUMNS,
      orderBy: { id: "asc" },
    });
    const ids = [...new Set(found.map((offer) => offer.serviceId))];
    const services = await serviceFacts(tx, ids);
    const standing = await placementBlocksByService(tx, ids);
    const distances = await serviceDistances(tx, referral, ids);
    const providers = await tx.organisation.findMany({
      where: { id: { in: [...new Set(found.map((offer) => offer.providerId))] } },
      select: { id: true, name: true, standing: true },
    });
    const standingOfProvider = (id: string) => standingOf(providers.find((one) => one.id === id)?.standing);
    const nameOf = (id: string) =>
      nameWithStanding(providers.find((one) => one.id === id)?.name ?? "", standingOfProvider(id));
    const promised = await promisedPlaces(
      tx,
      found.map(({ id }) => id),
    );
    const waiting = await tx.delivery.count({
      where: { referralId: referral.id, state: { notIn: ["answered", "closed"] } },
    });
    const intended = await intendedLength(tx, referral.id, referral.editionNumber);
    const at = now();
    const texts = ({ state, stateReason, versions }: (typeof found)[number]) => [
      ...versions.flatMap(({ needsMet, effectOnChildren, lines }) => [
        needsMet,
        effectOnChildren,
        ...lines.flatMap(({ description, outcome, evidence }) => [description, outcome, evidence]),
      ]),
      state === "withdrawn" ? stateReason : null,
    ];
    const says = await identifyingTexts(tx, actor, referral.id, found.flatMap(texts));
    const columns = found.flatMap((offer): OfferColumn[] => {
      const row = offer.versions[0];
      if (!row) return [];
      const version = versionView(row);
      const service = services.get(offer.serviceId);
      const placementBlocks = standing.get(offer.serviceId);
      const stopped =
        placementBlocks?.stopped ?? standingStop(standingOfProvider(offer.providerId), referral.purpose);
      const subject = { ...subjectOf(offer), stopped };
      return [
        {
          id: offer.id,
          reference: offer.reference,
          state: subject.state,
          stateReason: offer.stateReason,
          version: offer.version,
          versionNumber: offer.versionNumber,
          serviceName: service?.name ?? "A service",
          providerName: nameOf(offer.providerId),
          cost: costSummary(version.lines, version.startOn, intended),
          lines: version.lines,
          distance: distances.get(offer.serviceId) ?? null,
          grade: service?.grade ?? null,
          alerts: placementBlocks?.alerts ?? [],
          gradeOn: service?.gradeOn ?? null,
          startOn: version.startOn,
          heldUntil: dayAndTime(version.heldUntil, at),
          place: promisedWords(promised.get(offer.id) ?? null, at),
          heldUntilAt: version.heldUntil,
          childrenLiving: version.childrenLiving,
          needsMet: version.needsMet,
          saysWho: texts(offer).some(says),
          confirmedEdition: offer.confirmedEdition,
          latestEdition: subject.latestEdition,
          fundingStage: offer.fundingStage,
          fundingSince: offer.fundingSince,
          abilities: offerAbilities(actor, subject),
          keys: { shortlist: newFormKey(), reserve: newFormKey() },
        },
      ];
    });
    const offers = columns
      .filter(canWinOrHasWon)
      .sort(
        (a, b) =>
          progressRank(a.state) - progressRank(b.state) || a.cost.firstYearPence - b.cost.firstYearPence,
      );
    const child = referral.children[0];
    return {
      reference: referral.reference,
      headline: workingHeadline({
        age: child?.age ?? null,
        gender: child?.gender ?? null,
        serviceKind: referral.serviceKind,
      }),
      state: referral.state as ReferralState,
      answerBy: referral.answerBy,
      waiting,
      offers,
      rows: compareOffers(offers),
      ended: columns.filter((offer) => !canWinOrHasWon(offer)),
      now: at,
    };
  });
}

function canWinOrHasWon(offer: OfferColumn): boolean {
  return progressRank(offer.state) < ENDED_RANK;
}
