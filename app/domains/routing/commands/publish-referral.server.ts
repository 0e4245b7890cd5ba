import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { holdReferral } from "~/domains/referrals/commands/lock-referrals.server";
import { carryEdition, writeEdition } from "~/domains/referrals/commands/publish-edition.server";
import { answerBy } from "~/domains/referrals/deadline.rules";
import { buildEdition, type EditionContent } from "~/domains/referrals/edition.rules";
import { findEditions } from "~/domains/referrals/queries/find-editions.server";
import type { FoundReferral } from "~/domains/referrals/queries/find-referral.server";
import {
  loadReferralForSending,
  maskedContent,
} from "~/domains/referrals/queries/load-referral-for-sending.server";
import { type ReferralState, referralMachine } from "~/domains/referrals/referral.machine";
import { may } from "~/domains/referrals/referral.policy";
import type { ReferralContent } from "~/domains/referrals/referral.schema";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { DELIVERY_EVENTS } from "../delivery.events";
import { deliveriesOf, type SearchArea } from "../groups.rules";
import { mightLieInKeepAway } from "../matching.rules";
import { type Asked, type Search, searchStage } from "../queries/search-stage.server";
import { areaWords, type StageChoice } from "../stage.schema";
import { deliverStage } from "./deliver-stage.server";

export type Published = { reference: string; providers: number; services: number };

export type Publish = StageChoice & {
  reference: string;
  /** The broker has looked at the services whose outcode we do not know, where there are districts to keep away from. */
  placesSeen?: boolean;
  version?: number;
  idempotency?: Idempotency<Published>;
};

/** A stage of the caller's transaction; `widening` refuses a referral that was never sent. */
export type StageToOpen = Omit<Publish, "idempotency"> & { widening?: boolean };

/**
 * Sends a referral to everyone whom this stage reaches: the first time as edition 1 and from checking to
 * searching, later as a wider stage of the same search. A provider organisation gets one delivery; one that has it
 * already gets its new services added. Of two who press at once, one sends.
 */
export function publishReferral(actor: Actor, input: Publish): Promise<Result<Published, Refusal>> {
  return write<Published, Refusal>(actor, input.idempotency, (tx) => publishStage(tx, actor, input));
}

/** The same inside a transaction of the caller, which is rolled back where this answers with an error. */
export async function publishStage(
  tx: Tx,
  actor: Actor,
  input: StageToOpen,
): Promise<Result<Published, Refusal>> {
  // The first of two waits here for the other to end, and then sees what it did.
  await holdReferral(tx, actor, input.reference);
  const sending = await loadReferralForSending(tx, actor, input.reference);
  if (!sending) return err(missing());
  const { referral, content, child, publishedChild } = sending;
  const allowed = mayPublish(actor, referral, input);
  if (!allowed.ok) return allowed;
  if (input.version !== undefined && input.version !== referral.version) return err(conflict());
  if (sending.sendable !== true) return err(invalid(sending.sendable.message));
  if (!content || !child || !publishedChild) return err(invalid("The referral is not complete yet."));
  const asked: Asked = { content, child: { age: child.age, gender: child.gender } };
  const search = await searchStage(tx, actor, asked, { kind: input.stage, area: input.area });
  const at = now();
  const until = answerBy(clockOf(content, input), at);
  if (!until) {
    return err(invalid("The moment to answer by has gone by: choose how long providers have", "clock"));
  }
  const reached = deliveriesOf(search.preview);
  if (reached.length === 0) {
    return err(invalid(nobodyWords(input.area)));
  }
  // Whoever is asked alone was chosen by name: the broker knows where it is.
  const unplaced = reached
    .flatMap(({ services }) => services)
    .some((service) => mightLieInKeepAway(service, content.location.mustKeepAway));
  if (unplaced && !input.placesSeen && input.area.kind !== "owner") {
    const message =
      "Say that you have looked at the services that might lie where the child must keep away from";
    return err(invalid(message, "placesSeen"));
  }
  const edition = await currentEdition(tx, actor, referral, () => buildEdition(content, publishedChild));
  const state = allowed.value;
  const moved = await carryEdition(tx, actor, referral, {
    number: edition.number,
    state,
    answerBy: clockOfSearch(referral, input, until),
    // The council's own text stays as it is.
    ...(referral.editionNumber === 0 ? { masked: maskedContent(sending) } : {}),
  });
  if (!moved) return err(conflict());
  const stageNumber = await openStage(tx, actor, referral, search, input, until, at);
  const sent = await deliverStage(tx, actor, {
    referral: { ...referral, state },
    edition,
    stageNumber,
    choice: input,
    reached,
    until,
    at,
  });
  if (sent.providers === 0) {
    return err(invalid(allHaveItWords(input.area)));
  }
  await recordEvent(tx, actor, DELIVERY_EVENTS, {
    kind: referral.state === "checking" ? "referral-sent" : "referral-widened",
    audience: "council",
    councilId: referral.councilId,
    subject: "referral",
    subjectId: referral.id,
    referralId: referral.id,
    from: referral.state,
    to: state,
    data: { stage: stageNumber, kind: input.stage, area: areaWords(input.area), ...sent },
  });
  return ok({ reference: referral.reference, ...sent });
}

function nobodyWords(area: SearchArea): string {
  return area.kind === "owner"
    ? `No service of ${area.name} on the portal matches what is asked now.`
    : `Nobody on the portal matches in ${areaWords(area)}. Choose a wider area, or invite an owner first.`;
}

function allHaveItWords(area: SearchArea): string {
  return area.kind === "owner"
    ? `${area.name} has it already, for each of its services that match.`
    : `Everyone who matches in ${areaWords(area)} has it already. Choose a wider area.`;
}

/** Whoever is asked alone has a clock of its own: that of the search does not run out earlier for it. */
function clockOfSearch({ answerBy: before }: FoundReferral, { area }: StageToOpen, until: Date): Date {
  return area.kind === "owner" && before && before > until ? before : until;
}

function mayPublish(
  actor: Actor,
  referral: FoundReferral,
  { widening }: StageToOpen,
): Result<ReferralState, Refusal> {
  const first = !widening && referralMachine.allows(referral.state, "send");
  const permission = may(actor, first ? "send" : "widen", referral);
  if (permission !== true) return err(refusalOf(permission));
  if (!first) return ok(referral.state);
  const next = referralMachine.next(referral.state, "send");
  return next.ok ? ok(next.value) : err(notNow());
}

function clockOf({ purpose }: ReferralContent, input: StageToOpen) {
  return input.clock === "referral" ? purpose : { ...purpose, answerWithin: input.clock };
}

export type CurrentEdition = { number: number; content: EditionContent };

async function currentEdition(
  tx: Tx,
  actor: Actor,
  referral: FoundReferral,
  first: () => EditionContent,
): Promise<CurrentEdition> {
  if (referral.editionNumber > 0) {
    const editions = await findEditions(tx, referral.id, [referral.editionNumber]);
    const current = editions.get(referral.editionNumber);
    if (!current) throw new Error("A referral names an edition that is not there.");
    return current;
  }
  const content = first();
  await writeEdition(tx, actor, referral, { number: 1, content, changes: [] });
  return { number: 1, content };
}

async function openStage(
  tx: Tx,
  actor: Actor,
  referral: FoundReferral,
  search: Search,
  input: StageToOpen,
  until: Date,
  at: Date,
): Promise<number> {
  const last = await tx.searchStage.findFirst({
    where: { referralId: referral.id },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  const number = (last?.number ?? 0) + 1;
  await tx.searchStage.create({
    data: {
      id: newId(),
      referralId: referral.id,
      councilId: referral.councilId,
      number,
      kind: input.stage,
      area: input.area,
      answerBy: until,
      counts: { ...search.preview.counts, total: search.preview.total },
      openedById: actor.personId,
      openedAt: at,
    },
    select: { id: true },
  });
  return number;
}
