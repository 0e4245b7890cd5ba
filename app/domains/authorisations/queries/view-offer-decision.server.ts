import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import type { CostSummary } from "~/domains/offers/cost-words.rules";
import { holdOverWords } from "~/domains/offers/hold.rules";
import type { OfferState } from "~/domains/offers/offer.machine";
import { may, type OfferAction, type OfferSubject } from "~/domains/offers/offer.policy";
import { type PlaceTaken, promisedWords } from "~/domains/offers/place.rules";
import { impactWords } from "~/domains/offers/queries/impact-standing.server";
import { intendedLength } from "~/domains/offers/queries/intended-length.server";
import { COSTING_COLUMNS, costOfVersion } from "~/domains/offers/queries/offer-versions.server";
import { promisedPlaces } from "~/domains/offers/queries/promised-places.server";
import type { AlertView } from "~/domains/providers/alert.rules";
import { nameWithStanding, notConfirmedWords, standingStop } from "~/domains/providers/confirmation.rules";
import { providerStanding } from "~/domains/providers/queries/provider-standing.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { placementBlocksOf } from "~/domains/providers/queries/standing-alerts.server";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import type { Permission } from "~/platform/permission";
import { refusalOf } from "~/platform/refusal";
import { toExplain } from "../alert-reason.rules";
import { authorisationScope } from "../authorisation.scope.server";

export type OfferDecision = {
  reference: string;
  offer: string;
  headline: string;
  service: string;
  provider: string;
  cost: CostSummary;
  /** Of the offer's row, for its forms, and the version of its costing. */
  version: number;
  offerVersion: number;
  /** Why it cannot be done now, in words; null when it can. */
  whyNot: string | null;
  /** Why the service takes no new placement, in words. */
  stopped: string | null;
  /** That the provider is not confirmed, in words. */
  notConfirmed: string | null;
  /** What else is promised of the place, a sentence each, and whether another child was given it. */
  place: string[];
  placeTaken: PlaceTaken | null;
  /** What is not agreed of the impact assessment, a sentence each. */
  impact: string[];
  /** Why it does not keep the child safe, and since when the council says so; null where it does not. */
  notSafe: string | null;
  notSafeAt: Date | null;
  /** The alerts that stand on the service, and those that ask for a reason before this is done. */
  alerts: AlertView[];
  toExplain: AlertView[];
  /** Other offers that are preferred or authorised already. */
  preferred: string[];
  /** The open request for its money. */
  open: { id: string; version: number; state: string; question: string | null; why: string | null } | null;
};

const COLUMNS = {
  id: true,
  reference: true,
  serviceId: true,
  providerId: true,
  councilId: true,
  state: true,
  version: true,
  versionNumber: true,
  confirmedEdition: true,
  heldUntil: true,
  notSafeAt: true,
  notSafeWords: true,
  versions: { select: COSTING_COLUMNS, orderBy: { number: "desc" }, take: 1 },
  delivery: { select: { headline: true } },
} as const;

/**
 * One offer before a decision of its broker. 404 for what the actor may not see, 403 with the words for a role that
 * never does this; whatever stands in the way now is in `whyNot`.
 */
export function viewOfferDecision(
  actor: Actor,
  at: { reference: string; offer: string },
  action: OfferAction,
): Promise<OfferDecision> {
  return read(actor, (tx) => readOfferDecision(tx, actor, at, action));
}

/** The same inside a transaction of the caller. */
export async function readOfferDecision(
  tx: Tx,
  actor: Actor,
  at: { reference: string; offer: string },
  action: OfferAction,
): Promise<OfferDecision> {
  const referral = await findReferral(tx, actor, at.reference);
  if (!referral) return notFound();
  const offers = await tx.offer.findMany({
    where: { referralId: referral.id, councilId: actor.organisationId },
    select: COLUMNS,
  });
  const offer = offers.find(({ reference }) => reference === at.offer);
  const [latest] = offer?.versions ?? [];
  if (!offer || !latest) return notFound();
  const placementBlocks = await placementBlocksOf(tx, offer.serviceId);
  const standing = await providerStanding(tx, offer.providerId);
  const stopped = placementBlocks.stopped ?? standingStop(standing, referral.content.draft.purpose?.purpose);
  const subject: OfferSubject = {
    councilId: offer.councilId,
    providerId: offer.providerId,
    state: offer.state as OfferState,
    confirmedEdition: offer.confirmedEdition,
    latestEdition: referral.editionNumber,
    searchState: referral.state,
    stopped,
    notSafeAt: offer.notSafeAt,
  };
  const preferred = offers.filter(
    ({ id, state }) => id !== offer.id && (state === "preferred" || state === "authorised"),
  );
  const promised = (await promisedPlaces(tx, [offer.id])).get(offer.id) ?? null;
  const names = await serviceFacts(
    tx,
    [offer, ...preferred].map(({ serviceId }) => serviceId),
  );
  const provider = await tx.organisation.findUnique({
    where: { id: offer.providerId },
    select: { name: true },
  });
  return {
    reference: referral.reference,
    offer: offer.reference,
    headline: offer.delivery.headline,
    service: names.get(offer.serviceId)?.name ?? "A service",
    provider: nameWithStanding(provider?.name ?? "", standing),
    notConfirmed: notConfirmedWords(standing),
    cost: costOfVersion(latest, await intendedLength(tx, referral.id, referral.editionNumber)),
    version: offer.version,
    offerVersion: offer.versionNumber,
    whyNot: whyNot(may(actor, action, subject), action === "prefer" ? offer.heldUntil : null),
    stopped,
    place: promisedWords(promised, now()),
    placeTaken: promised?.taken ?? null,
    impact: await impactWords(tx, {
      ...offer,
      referralId: referral.id,
      latestEdition: referral.editionNumber,
    }),
    notSafe: offer.notSafeWords,
    notSafeAt: offer.notSafeAt,
    alerts: placementBlocks.alerts,
    toExplain: toExplain(placementBlocks.alerts),
    preferred: preferred.map(({ serviceId }) => names.get(serviceId)?.name ?? "A service"),
    open: await openRequest(tx, actor, offer.id),
  };
}

function whyNot(permission: Permission, heldUntil: Date | null): string | null {
  if (permission !== true) {
    if (permission.kind !== "not-now") throw new RefusedPage(refusalOf(permission, { tried: "funding" }));
    return permission.message;
  }
  return holdOverWords(heldUntil, now());
}

async function openRequest(tx: Tx, actor: Actor, offerId: string): Promise<OfferDecision["open"]> {
  const row = await tx.authorisation.findFirst({
    where: {
      AND: [authorisationScope(actor), { offerId, state: { in: ["asked", "returned", "authorised"] } }],
    },
    select: { id: true, version: true, state: true, question: true, askedWhy: true },
    orderBy: { askedAt: "desc" },
  });
  return (
    row && { id: row.id, version: row.version, state: row.state, question: row.question, why: row.askedWhy }
  );
}
