import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import { answerService } from "~/domains/routing/commands/answer-service.server";
import { lockDelivery } from "~/domains/routing/commands/find-delivery.server";
import type { ClearedText } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay } from "~/platform/time";
import { firstWeeklyPence, periodsOf } from "../costing-periods.rules";
import { IMPACT_NOT_COMPLETE } from "../impact/impact.rules";
import { checkImpact } from "../impact/impact-check.rules";
import { readImpactDraft } from "../impact/impact-draft.rules";
import { type CostedLine, type Costing, costingOf } from "../money.rules";
import { EXPIRE_OFFER } from "../offer.jobs";
import { isLive, type OfferState, offerMachine } from "../offer.machine";
import { may } from "../offer.policy";
import type { OfferInput } from "../offer.schema";
import { checkOffer } from "../offer-check.rules";
import { readDraft } from "../offer-draft.rules";
import { type FoundOffer, findOffer } from "../queries/find-offer.server";
import { asksOfOffer, whenImpactIsDue } from "../queries/impact-of-version.server";
import { COSTING_COLUMNS, costingView } from "../queries/offer-versions.server";
import { lockOffer } from "./lock-offers.server";
import { recordOfferEvent } from "./move-offer.server";
import { type PlaceSaid, promisePlace, tellOfPromise } from "./promise-place.server";
import { tellBrokerOfOffer } from "./tell-broker-of-offer.server";
import { clearImpact, writeImpact } from "./write-impact.server";

export type SubmittedOffer = { reference: string; versionNumber: number; state: OfferState };
export type SubmitOffer = {
  reference: string;
  /** When the draft that was checked was saved, in milliseconds: exactly that is sent, or nothing. */
  expectedVersion: number;
  idempotency?: Idempotency<SubmittedOffer>;
} & PlaceSaid;

/**
 * Sends the draft as the offer, or as its next version. A version is never changed afterwards. A changed costing goes
 * back to `submitted`; what was authorised for an older version is cancelled by the database in the same moment. Where its
 * place is promised to another child (`promisePlace`), the provider says whether it is the same one, and both councils are told.
 */
export function submitOffer(actor: Actor, input: SubmitOffer): Promise<Result<SubmittedOffer, Refusal>> {
  return write<SubmittedOffer, Refusal>(actor, input.idempotency, async (tx) => {
    const known = await findOffer(tx, actor, input.reference);
    const delivery = known && (await lockDelivery(tx, actor, known.delivery.reference));
    const offer = delivery && (await lockOffer(tx, actor, input.reference));
    if (!delivery || !offer) return err(missing());
    const first = offer.state === "draft";
    const permission = may(actor, first ? "submit" : "amend", offer.subject);
    if (permission !== true) return err(refusalOf(permission));
    const draft = await tx.offerDraft.findUnique({ where: { offerId: offer.id } });
    if (!draft) return err(notNow("This offer has been sent already."));
    const impactDraft = await tx.impactDraft.findUnique({ where: { offerId: offer.id } });
    const saved = Math.max(draft.savedAt.getTime(), impactDraft?.savedAt.getTime() ?? 0);
    if (saved !== input.expectedVersion) return err(conflict());
    const at = now();
    const typed = readDraft(draft.values);
    const checked = checkOffer(typed, at);
    if (!checked.ok) {
      return err(invalid(Object.values(checked.problems).flat().join(". ")));
    }
    const asks = await asksOfOffer(tx, { ...offer, delivery });
    const impact = checkImpact(readImpactDraft(impactDraft?.values), asks, typed.childrenLiving);
    if (!impact.ok) return err(invalid(IMPACT_NOT_COMPLETE));
    const assessed = impact.impact && clearImpact(impact.impact);
    if (assessed && !assessed.ok) return assessed;
    const told = clearEntries({
      needsMet: checked.offer.needsMet,
      effectOnChildren: checked.offer.effectOnChildren,
    });
    if (!told.ok) return told;
    const lines: ToldInLine[] = [];
    for (const { description, outcome, evidence } of checked.offer.lines) {
      const line = clearEntries({ description, outcome, evidence });
      if (!line.ok) return line;
      lines.push(line.value);
    }
    const promise = await promisePlace(tx, actor, { ...offer, startOn: checked.offer.startOn }, input);
    if (!promise.ok) return promise;
    const costing = costingOf(checked.offer.lines, checked.offer.startOn);
    const changed = !first && (await costingChanged(tx, offer, costing));
    const next = stateAfter(offer.state, changed);
    if (!next) return err(notNow());
    const number = offer.versionNumber + 1;
    const versionId = await writeVersion(tx, actor, offer, {
      number,
      given: checked.offer,
      told: { ...told.value, lines },
      costing,
      at,
      impactDueAt: assessed ? null : await whenImpactIsDue(tx, offer.id, at),
    });
    if (assessed) {
      await writeImpact(tx, actor, { ...offer, versionId, at }, assessed.value);
      await tx.impactDraft.deleteMany({ where: { offerId: offer.id } });
    }
    if (first) await nameChildren(tx, offer);
    const written = await tx.offer.updateMany({
      where: { id: offer.id, state: offer.state, version: offer.version },
      data: {
        state: next,
        ...(next === offer.state ? {} : { stateSince: at }),
        versionNumber: number,
        confirmedEdition: delivery.editionNumber,
        heldUntil: checked.offer.heldUntil,
        samePlace: promise.value !== null,
        fundingStage: null,
        fundingSince: null,
        updatedAt: at,
        version: { increment: 1 },
      },
    });
    if (written.count === 0) return err(conflict());
    await tx.offerDraft.deleteMany({ where: { offerId: offer.id } });
    if (first) {
      const answered = await answerOffered(tx, actor, delivery.reference, offer.serviceId);
      if (!answered.ok) return answered;
    }
    await recordOfferEvent(tx, actor, offer, {
      kind: first ? "offer-submitted" : "offer-amended",
      from: offer.state,
      to: next,
      data: {
        version: number,
        edition: delivery.editionNumber,
        weeklyPence: weeklyAtStart(costing, checked.offer.startOn),
        firstYearPence: costing.firstYearPence,
        costingChanged: changed,
      },
    });
    await tellBrokerOfOffer(tx, offer, first ? "offer-received" : "offer-changed", number);
    if (promise.value) await tellOfPromise(tx, actor, offer, promise.value);
    await expireAt(tx, offer, checked.offer.heldUntil);
    return ok({ reference: offer.reference, versionNumber: number, state: next });
  });
}

/** The state that a sent draft leads to; undefined where the machine has no such move. */
function stateAfter(state: OfferState, costingChanged: boolean): OfferState | undefined {
  if (state !== "draft" && !costingChanged) {
    if (!isLive(state)) return undefined;
    // The authorisation was for another version and is cancelled: the money must be asked for again.
    if (state !== "authorised") return state;
    const back = offerMachine.next(state, "step-back");
    return back.ok ? back.value : undefined;
  }
  const next = offerMachine.next(state, state === "draft" ? "submit" : "change-costing");
  return next.ok ? next.value : undefined;
}

async function costingChanged(tx: Tx, offer: FoundOffer, costing: Costing): Promise<boolean> {
  const before = await tx.offerVersion.findUnique({
    where: { offerId_number: { offerId: offer.id, number: offer.versionNumber } },
    select: COSTING_COLUMNS,
  });
  const old = before ? costingView(before).lines : [];
  return old.map(priceOf).join("\n") !== costing.lines.map(priceOf).join("\n");
}

/** What a line says of money: in other words it is the same costing. */
function priceOf(line: CostedLine): string {
  const { kind, basis, unitPence, hoursHundredths, staff, milesAWeek, timesAYear } = line;
  const units = [hoursHundredths, staff, milesAWeek, timesAYear];
  const included = line.charge === "core";
  return [kind, included, basis, unitPence, ...units, line.from, line.to, line.firstYearPence].join(" ");
}

/** What the council reads, cleared; that of the lines in their order. */
type ToldInLine = { description: ClearedText; outcome: ClearedText; evidence: ClearedText };
type ToldInOffer = { needsMet: ClearedText; effectOnChildren: ClearedText; lines: readonly ToldInLine[] };
type NewVersion = {
  number: number;
  given: OfferInput;
  told: ToldInOffer;
  costing: Costing;
  at: Date;
  /** Until when the impact assessment follows; null where it is sent with the version. */
  impactDueAt: Date | null;
};

async function writeVersion(tx: Tx, actor: Actor, offer: FoundOffer, version: NewVersion): Promise<string> {
  const { number, given, told, costing, at, impactDueAt: dueAt } = version;
  const id = newId();
  const whose = { councilId: offer.councilId, providerId: offer.providerId };
  await tx.offerVersion.createMany({
    data: [
      {
        id,
        offerId: offer.id,
        ...whose,
        number,
        editionNumber: offer.delivery.editionNumber,
        startOn: columnOfDay(given.startOn),
        heldUntil: given.heldUntil,
        needsMet: told.needsMet,
        effectOnChildren: told.effectOnChildren,
        childrenLiving: given.childrenLiving,
        weeklyPence: weeklyAtStart(costing, given.startOn),
        firstYearPence: costing.firstYearPence,
        submittedById: actor.personId,
        submittedAt: at,
        impactDueAt: dueAt,
      },
    ],
  });
  await tx.costingLine.createMany({
    data: costing.lines.map((line, index) => ({
      id: newId(),
      offerVersionId: id,
      ...whose,
      position: index + 1,
      kind: line.kind,
      description: told.lines[index]?.description || null,
      basis: line.basis,
      hoursHundredths: line.hoursHundredths,
      staff: line.staff,
      milesAWeek: line.milesAWeek,
      timesAYear: line.timesAYear,
      charge: line.charge,
      outcome: told.lines[index]?.outcome || null,
      evidence: told.lines[index]?.evidence || null,
      reviewOn: line.reviewOn === "" ? null : columnOfDay(line.reviewOn),
      unitPence: line.unitPence,
      from: line.from === "" ? null : columnOfDay(line.from),
      to: line.to === "" ? null : columnOfDay(line.to),
      weeklyPence: line.weeklyPence,
      firstYearPence: line.firstYearPence,
    })),
  });
  return id;
}

/** A row has room for one amount: the one that is paid from the start. Pages say what it costs when, from the lines. */
function weeklyAtStart({ lines }: Costing, startOn: string): number {
  return firstWeeklyPence(periodsOf(lines, startOn));
}

/** An offer is for every child of the referral; the provider learns their ids and nothing else. */
async function nameChildren(tx: Tx, offer: FoundOffer): Promise<void> {
  const children = await tx.$queryRaw<{ id: string }[]>`
    select id from public.children_of_delivery(${offer.deliveryId}::uuid) as children (id)`;
  if (children.length === 0) throw new Error("A referral that was sent has children.");
  await tx.offerChild.createMany({
    data: children.map((child) => ({
      offerId: offer.id,
      referralChildId: child.id,
      councilId: offer.councilId,
      providerId: offer.providerId,
    })),
  });
}

/** The service answers with the offer; an earlier answer of another kind is taken back on the way. */
async function answerOffered(tx: Tx, actor: Actor, reference: string, serviceId: string) {
  const answering = { reference, serviceId };
  const delivery = await lockDelivery(tx, actor, reference);
  const answer = delivery?.services.find((one) => one.serviceId === serviceId)?.answer;
  if (answer === "declined" || answer === "offered") {
    const back = await answerService(tx, actor, { ...answering, event: "take-back" });
    if (!back.ok) return back;
  }
  return answerService(tx, actor, { ...answering, event: "offer" });
}

/** One job an offer: a later moment replaces the earlier one. */
async function expireAt(tx: Tx, offer: FoundOffer, heldUntil: Date): Promise<void> {
  const payload = { offerId: offer.id, organisationId: offer.providerId };
  await enqueue(tx, EXPIRE_OFFER, payload, { key: `${offer.id}`, runAt: heldUntil });
}
