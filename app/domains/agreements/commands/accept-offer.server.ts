import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { alertNames, reasonMissing, toExplain } from "~/domains/authorisations/alert-reason.rules";
import {
  type LockedSearch,
  lockPlacementBlocks,
  lockSearch,
  offerSubject,
  refusedFunding,
} from "~/domains/authorisations/commands/lock-search.server";
import { newestAuthorisation } from "~/domains/authorisations/queries/newest-authorisation.server";
import type { LockedOffer } from "~/domains/offers/commands/lock-offers.server";
import { applyTransition } from "~/domains/offers/commands/move-offer.server";
import { decide } from "~/domains/offers/commands/start-deciding.server";
import { OFFER_EVENTS } from "~/domains/offers/offer.events";
import { promisedPlaces } from "~/domains/offers/queries/promised-places.server";
import type { AlertView } from "~/domains/providers/alert.rules";
import { lockPlaces } from "~/domains/providers/commands/lock-vacancies.server";
import { transitionReferral } from "~/domains/referrals/commands/move-referral.server";
import { placeChildren } from "~/domains/referrals/commands/place-children.server";
import { clearForProviders } from "~/domains/referrals/queries/clear-for-providers.server";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import { closeDeliveries } from "~/domains/routing/commands/search-state.server";
import { type Outcome, tellOutcomes } from "~/domains/routing/commands/tell-outcomes.server";
import { type ClearedText, ownWords } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, missing, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../acceptance/acceptance.policy";
import { AGREEMENT_EVENTS } from "../agreement/agreement.events";
import { endLiveOffers, notifySearchEnded } from "./end-offers.server";
import { planPlacements } from "./plan-placements.server";

export type AcceptInput = {
  reference: string;
  offer: string;
  version: number;
  offerVersion: number;
  /** Read by the provider whose offer is accepted. */
  note: string;
  /** Read by all the others; one of them may be told in words of its own. */
  toOthers: string;
  others?: readonly { reference: string; words: string }[];
  /** The alerts on the page that nobody had spoken of yet, and why the offer is accepted despite them. */
  alertsRead?: readonly string[];
  alertReason?: string;
  /** That the provider was asked about a place that is promised to another child too. */
  placeConfirmed?: boolean;
  idempotency?: Idempotency<Accepted>;
};
/** Whether every child of the referral has a place now, and how many other organisations are told. */
export type Accepted = { reference: string; offer: string; agreed: boolean; told: number };

const ASK_ABOUT_PLACE =
  "Call the provider about the place, which it holds for another referral too, then tick that you have";
export const ANOTHER_WAS_ACCEPTED = "Another offer was accepted";

/**
 * Accepts an authorised offer for its children. When each child of the referral has a place the referral is agreed:
 * the other offers are not selected, the deliveries close, and everybody is told, each in one mail. At most one live
 * acceptance per child and purpose is held by the lock on the referral, and by the database. Refused while a restriction
 * or suspension stands on the service, also one that was raised since the money was authorised, or while another child was given
 * the place (the home is held meanwhile); any other alert raised since asks for a reason, and a place that is held for another
 * referral too for the word that the provider was asked.
 */
export function acceptOffer(actor: Actor, input: AcceptInput): Promise<Result<Accepted, Refusal>> {
  return write<Accepted, Refusal>(actor, input.idempotency, async (tx) => {
    const search = await lockSearch(tx, actor, input.reference);
    const offer = search?.offers.find(({ reference }) => reference === input.offer);
    if (!search || !offer) return err(missing());
    const { referral } = search;
    const authorisation = await newestAuthorisation(tx, offer);
    const placementBlocks = await lockPlacementBlocks(tx, offer);
    await lockPlaces(tx, [offer.serviceId]);
    const promised = (await promisedPlaces(tx, [offer.id])).get(offer.id) ?? null;
    const permission = may(actor, "accept", {
      offer: offerSubject(offer, referral, placementBlocks),
      offerVersion: offer.versionNumber,
      authorisation,
      standing: placementBlocks.standing,
      heldUntil: offer.heldUntil,
      placeTaken: promised?.taken ?? null,
      now: now(),
    });
    if (permission !== true) return err(refusedFunding(permission));
    if (offer.version !== input.version || offer.versionNumber !== input.offerVersion) return err(conflict());
    if (promised && input.placeConfirmed !== true) return err(invalid(ASK_ABOUT_PLACE, "placeConfirmed"));
    const explained = await explain(
      tx,
      actor,
      offer,
      input,
      toExplain(placementBlocks.alerts, authorisation?.alertsRead),
    );
    if (!explained.ok) return explained;
    const told = await clearForProviders(tx, actor, referral.id, wordsTold(input));
    if (!told.ok) return told;

    const note = told.value.note || null;
    const moved = await applyTransition(tx, actor, offer, {
      move: "accept",
      stateReason: note,
      event: {
        kind: "offer-accepted",
        reason: note,
        ...(promised ? { data: { placeConfirmed: true } } : {}),
      },
    });
    if (!moved.ok) return moved;
    const accepted = await acceptForChildren(tx, actor, search, offer);
    if (!accepted.ok) return accepted;
    const winner: Outcome = {
      delivery: { id: offer.deliveryId, providerId: offer.providerId },
      template: "offer-accepted",
      about: `accepted:${offer.id}:${offer.version}`,
      offerReference: offer.reference,
      personIds: offer.madeByIds,
    };
    const done = { reference: referral.reference, offer: offer.reference };
    if (!accepted.value.agreed) {
      await tellOutcomes(tx, [winner]);
      return ok({ ...done, agreed: false, told: 0 });
    }
    const ended = await agree(tx, actor, search, offer, {
      toOthers: told.value.toOthers,
      own: new Map(
        (input.others ?? []).flatMap(({ reference }, index): [string, ClearedText][] => {
          const words = told.value[ownField(index)];
          return words ? [[reference, words]] : [];
        }),
      ),
      winner,
    });
    return ended.ok ? ok({ ...done, agreed: true, told: ended.value }) : ended;
  });
}

/** Everything that providers read of an acceptance, by the fields of its form. */
function wordsTold({
  note,
  toOthers,
  others = [],
}: AcceptInput): { note: string; toOthers: string } & OwnWords {
  return {
    ...Object.fromEntries(others.map(({ words }, index) => [ownField(index), words])),
    note,
    toOthers,
  };
}

type OwnField = `others[${number}].words`;
type OwnWords = Readonly<Record<OwnField, string>>;
const ownField = (index: number): OwnField => `others[${index}].words`;

/** An alert that was raised since the head of service decided asks for a reason of its own, for the council alone. */
async function explain(
  tx: Tx,
  actor: Actor,
  offer: LockedOffer,
  { alertsRead = [], alertReason = "" }: AcceptInput,
  alerts: readonly AlertView[],
): Promise<Result<null, Refusal>> {
  const unexplained = reasonMissing(alerts, { alertsRead, reason: alertReason });
  if (unexplained) return err(invalid(unexplained, "alertReason"));
  if (alerts.length === 0) return ok(null);
  const named = await findNamesForColleagues(tx, actor, offer.referralId, { alertReason });
  if (named) return named;
  await recordEvent(tx, actor, OFFER_EVENTS, {
    kind: "accepted-in-spite-of-alert",
    audience: "council",
    councilId: offer.councilId,
    subject: "offer",
    subjectId: offer.id,
    referralId: offer.referralId,
    reason: alertReason,
    data: { offer: offer.reference, serviceId: offer.serviceId, alerts: alertNames(alerts) },
  });
  return ok(null);
}

/** One acceptance and one planned placement for each child that the offer is for; one that names none is for all of them. */
async function acceptForChildren(
  tx: Tx,
  actor: Actor,
  { referral }: LockedSearch,
  offer: LockedOffer,
): Promise<Result<{ agreed: boolean }, Refusal>> {
  const children = referral.childIds;
  const [named, live] = [
    await tx.offerChild.findMany({ where: { offerId: offer.id }, select: { referralChildId: true } }),
    await tx.acceptance.findMany({
      where: { referralId: referral.id, endedAt: null },
      select: { referralChildId: true },
    }),
  ];
  const wanted = named.length === 0 ? children : named.map((row) => row.referralChildId);
  const placed = new Set(live.map((row) => row.referralChildId));
  if (wanted.some((id) => placed.has(id) || !children.includes(id)))
    return err(notNow("An offer is accepted for this child already"));
  const at = now();
  const accepted = wanted.map((referralChildId) => ({ id: newId(), referralChildId }));
  await tx.acceptance.createMany({
    data: accepted.map(({ id, referralChildId }) => ({
      id,
      offerId: offer.id,
      referralChildId,
      referralId: referral.id,
      councilId: referral.councilId,
      providerId: offer.providerId,
      purpose: referral.purpose ?? "long-term",
      acceptedById: actor.personId,
      acceptedAt: at,
    })),
  });
  await placeChildren(tx, referral, wanted);
  await planPlacements(tx, actor, { referral, offer, accepted });
  return ok({ agreed: children.every((id) => placed.has(id) || wanted.includes(id)) });
}

type ToldToOthers = { toOthers: ClearedText; own: ReadonlyMap<string, ClearedText>; winner: Outcome };

async function agree(
  tx: Tx,
  actor: Actor,
  search: LockedSearch,
  offer: LockedOffer,
  { toOthers, own, winner }: ToldToOthers,
): Promise<Result<number, Refusal>> {
  const { referral } = search;
  const others = toOthers === "" ? ownWords(ANOTHER_WAS_ACCEPTED) : toOthers;
  const ended = await endLiveOffers(tx, actor, search, {
    chosen: offer.id,
    wordsFor: ({ reference }) => own.get(reference) ?? others,
  });
  if (!ended.ok) return ended;
  // The search may have gone on beside an authorised offer: accepting it is deciding.
  const deciding = await decide(tx, actor, referral);
  if (!deciding.ok) return deciding;
  const agreed = { event: "agree", kind: "placement-agreed" } as const;
  const moved = await transitionReferral(tx, actor, { ...referral, state: deciding.value }, agreed);
  if (!moved.ok) return moved;
  const reasonFor = new Map(ended.value.map((one) => [one.deliveryId, own.get(one.reference) ?? others]));
  reasonFor.set(offer.deliveryId, ownWords("Your offer was accepted"));
  const closed = await closeDeliveries(tx, actor, referral, {
    searchState: "agreed",
    reason: toOthers === "" ? ownWords("The council has found a place") : toOthers,
    reasonFor,
  });
  await recordEvent(tx, actor, AGREEMENT_EVENTS, {
    kind: "everyone-told",
    audience: "council",
    councilId: referral.councilId,
    subject: "referral",
    subjectId: referral.id,
    referralId: referral.id,
    data: { organisations: closed.length, offers: ended.value.length },
  });
  const about = `agreed:${offer.id}:${offer.version}`;
  return ok(
    (await notifySearchEnded(tx, closed, { about, ended: ended.value, chosen: true, first: [winner] })) - 1,
  );
}
