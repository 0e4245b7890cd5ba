import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { findRecipients } from "~/domains/notifications/queries/find-recipients.server";
import { applyTransition, setFunding } from "~/domains/offers/commands/move-offer.server";
import { holdOverWords } from "~/domains/offers/hold.rules";
import { offerMachine } from "~/domains/offers/offer.machine";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import { isSearchOpen } from "~/domains/referrals/referral.machine";
import { tellOutcomes } from "~/domains/routing/commands/tell-outcomes.server";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { conflict, invalid, missing, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import type { AuthorisationDecidedProps } from "~emails/authorisation-decided";
import { toExplain, unread } from "../alert-reason.rules";
import { AUTHORISATION_EVENTS } from "../authorisation.events";
import { authorisationMachine, isGivenByPhone } from "../authorisation.machine";
import { inPlaceOf, may } from "../authorisation.policy";
import { fundedUntilProblem } from "../funded-until.rules";
import { type LockedAuthorisation, lockAuthorisation } from "./lock-authorisation.server";
import { refusedFunding } from "./lock-search.server";
import { remindOfFundingEnd } from "./remind-of-funding-end.server";
import { sendUp } from "./send-up.server";

export type Decision =
  | {
      decision: "authorise";
      offerVersion: number;
      alertsRead?: readonly string[];
      /** Why, in an emergency, although the provider is not confirmed. */
      unconfirmedReason?: string;
      /** What it is authorised on, for colleagues. */
      conditions?: string;
      /** The last day that it is authorised for, `YYYY-MM-DD`; without one it has none. */
      fundedUntil?: string | undefined;
    }
  | { decision: "return"; question: string }
  | { decision: "refuse"; reason: string };

export type DecideInput = Decision & { id: string; version: number; idempotency?: Idempotency<Decided> };
/** `sentUp`: what was given by phone was not confirmed, and has gone to the director. */
export type Decided = { id: string; reference: string; sentUp?: true };

const MAILED = { authorise: "authorised", return: "returned", refuse: "refused" } as const;

/**
 * Decides on funding: authorises the version that was read, returns it with a question or refuses it
 * with a reason. Never by somebody who asked or who made the offer, never for an older version, never while the offer
 * is not confirmed for the latest edition, never for a provider that is not confirmed (but in an emergency with a
 * reason, which is an event: ADR 0018), never while an alert stops placements there or stands unread. It may be on conditions, which only colleagues read, and until
 * a last day, which ends nothing. What was given by phone is confirmed by it, or sent up to the director (docs/adr/0045). The broker who asked is told, and the provider of a decision.
 */
export function decideAuthorisation(actor: Actor, input: DecideInput): Promise<Result<Decided, Refusal>> {
  return write<Decided, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await lockAuthorisation(tx, actor, input.id);
    if (!found) return err(missing());
    const permission = may(actor, input.decision, found.subject);
    if (permission !== true) return err(refusedFunding(permission));
    const blocked = whyNot(found, input);
    if (blocked) return err(blocked);
    const named = await findNamesForColleagues(tx, actor, found.offer.referralId, wordsOf(input));
    if (named) return named;
    if (found.state === "verbal" && input.decision === "refuse") return sendUp(tx, actor, found, input);
    const next = authorisationMachine.next(found.state, input.decision);
    if (!next.ok) return err(notNow());
    const words =
      input.decision === "return" ? input.question : input.decision === "refuse" ? input.reason : null;
    const { count } = await tx.authorisation.updateMany({
      where: { id: found.id, state: found.state, version: input.version },
      data: {
        state: next.value,
        decidedById: actor.personId,
        decidedForId: inPlaceOf(actor, found.subject),
        decidedAt: now(),
        version: { increment: 1 },
        // What whoever decides has read needs no more words when the offer is accepted.
        ...(input.decision === "authorise"
          ? { alertsRead: standing(found), unconfirmedReason: reasonOf(found, input), ...termsOf(input) }
          : {}),
        ...(input.decision === "return" ? { question: input.question, answer: null } : {}),
        ...(input.decision === "refuse" ? { reason: input.reason } : {}),
      },
    });
    if (count === 0) return err(conflict());
    await recordEvent(tx, actor, AUTHORISATION_EVENTS, {
      kind: `authorisation-${MAILED[input.decision]}`,
      audience: "council",
      councilId: found.offer.councilId,
      subject: "authorisation",
      subjectId: found.id,
      referralId: found.offer.referralId,
      from: found.state,
      to: next.value,
      reason: words,
      data: { offer: found.offer.reference, serviceId: found.offer.serviceId, ...termsTold(input) },
    });
    const overrideReason = input.decision === "authorise" ? reasonOf(found, input) : null;
    if (overrideReason !== null)
      await recordEvent(tx, actor, AUTHORISATION_EVENTS, {
        kind: "authorised-unconfirmed-provider",
        audience: "council",
        councilId: found.offer.councilId,
        subject: "authorisation",
        subjectId: found.id,
        referralId: found.offer.referralId,
        reason: overrideReason,
        data: { offer: found.offer.reference, serviceId: found.offer.serviceId },
      });
    if (input.decision === "authorise")
      await remindOfFundingEnd(
        tx,
        { id: found.id, councilId: found.offer.councilId },
        input.fundedUntil ?? null,
      );
    const moved = await moveTheOffer(tx, actor, found, input.decision);
    if (!moved.ok) return moved;
    await tellBoth(tx, actor, found, input);
    return ok({ id: found.id, reference: found.search.referral.reference });
  });
}

/** What is written with a decision, by the field of its form. */
function wordsOf(input: DecideInput): Record<string, string> {
  if (input.decision === "authorise")
    return { unconfirmedReason: input.unconfirmedReason ?? "", conditions: input.conditions ?? "" };
  return input.decision === "return" ? { question: input.question } : { reason: input.reason };
}

type Authorises = Extract<Decision, { decision: "authorise" }>;

/** On what and until when it is authorised, as the row holds it. */
function termsOf({ conditions = "", fundedUntil }: Authorises) {
  return {
    conditions: conditions === "" ? null : conditions,
    fundedUntil: fundedUntil === undefined ? null : columnOfDay(fundedUntil),
  };
}

/** The same as the record says it: that there are conditions, and never which. */
function termsTold(input: DecideInput): { until?: string; conditions?: true } {
  if (input.decision !== "authorise") return {};
  return {
    ...(input.fundedUntil === undefined ? {} : { until: input.fundedUntil }),
    ...(input.conditions ? { conditions: true } : {}),
  };
}

function whyNot(found: LockedAuthorisation, input: DecideInput): undefined | Refusal {
  const { offer, search } = found;
  if (found.version !== input.version) return conflict();
  if (input.decision !== "authorise") return undefined;
  if (input.offerVersion !== found.offerVersion) return conflict();
  const day = input.fundedUntil && fundedUntilProblem(input.fundedUntil, londonDate(now()));
  if (day) return invalid(day, "fundedUntil");
  if (found.placementBlocks.standing === "unconfirmed" && reasonOf(found, input) === null)
    return invalid("Enter why you are authorising an unconfirmed provider", "unconfirmedReason");
  const unseen = unread(toExplain(found.placementBlocks.alerts), input.alertsRead ?? []);
  // What was given by phone has its placement already: nothing of the search holds it up.
  if (isGivenByPhone(found.state)) return unseen ? conflict(unseen) : undefined;
  if (!offerMachine.allows(offer.state, "authorise")) return notNow("This offer is no longer preferred");
  if (unseen) return conflict(unseen);
  if (!isSearchOpen(search.referral.state)) return notNow("The search is not open");
  if (offer.confirmedEdition < search.referral.editionNumber)
    return notNow(
      "The referral has changed: the provider must confirm the offer before funding can be authorised",
    );
  const over = holdOverWords(offer.heldUntil, now());
  return over ? notNow(over) : undefined;
}

/** The decider's reason where the provider is not confirmed; nothing to say where it is. */
function reasonOf(found: LockedAuthorisation, input: DecideInput): string | null {
  if (input.decision !== "authorise" || found.placementBlocks.standing === "confirmed") return null;
  const reason = input.unconfirmedReason?.trim() ?? "";
  return reason === "" ? null : reason;
}

function standing({ alertsRead, placementBlocks }: LockedAuthorisation): string[] {
  return [...new Set([...alertsRead, ...toExplain(placementBlocks.alerts).map((alert) => alert.id)])];
}

async function moveTheOffer(
  tx: Tx,
  actor: Actor,
  { offer, state }: LockedAuthorisation,
  decision: Decision["decision"],
): Promise<Result<unknown, Refusal>> {
  if (decision === "return" || isGivenByPhone(state)) {
    await setFunding(tx, offer, decision === "return" ? "returned" : "authorised");
    return ok(null);
  }
  // The council's own colleagues read who it was; the provider reads the stage alone.
  const audience = "council" as const;
  if (decision === "authorise")
    return applyTransition(tx, actor, offer, {
      move: "authorise",
      funding: "authorised",
      event: { kind: "offer-authorised", audience },
    });
  return applyTransition(tx, actor, offer, {
    move: "step-back",
    funding: "refused",
    event: { kind: "offer-stepped-back", audience },
  });
}

async function tellBoth(
  tx: Tx,
  actor: Actor,
  { id, offer, search, askedById, version }: LockedAuthorisation,
  { decision }: Decision,
): Promise<void> {
  const { reference, brokerId, purpose } = search.referral;
  const { organisationId } = actor;
  // Who asked may have left: then whoever has the referral now.
  const steps = [{ people: [askedById] }, { people: [brokerId] }];
  const told = (await findRecipients(tx, { organisationId, steps }))?.people[0];
  const base = `${env().APP_URL}${councilPaths(actor.organisationSlug).referral(reference).offer(offer.reference).page()}`;
  if (told && told.personId !== actor.personId) {
    const props: AuthorisationDecidedProps = {
      name: told.name,
      reference,
      council: actor.organisationName,
      emergency: purpose === "emergency",
      decision: MAILED[decision],
      link:
        decision === "return"
          ? `${env().APP_URL}${councilPaths(actor.organisationSlug).referral(reference).offer(offer.reference).answerQuestion()}`
          : base,
    };
    await notify(tx, {
      template: "authorisation-decided",
      to: { ...told, organisationId },
      props,
      dedupeKey: null,
    });
  }
  if (decision === "return") return;
  await tellOutcomes(tx, [
    {
      delivery: { id: offer.deliveryId, providerId: offer.providerId },
      template: "funding-stage",
      about: `funding:${id}:${version}`,
      offerReference: offer.reference,
      personIds: offer.madeByIds,
    },
  ]);
}
