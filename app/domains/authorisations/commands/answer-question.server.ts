import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { setFunding } from "~/domains/offers/commands/move-offer.server";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import { now } from "~/platform/clock.server";
import { conflict, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { AUTHORISATION_EVENTS } from "../authorisation.events";
import { may, tookPart } from "../authorisation.policy";

import { lockAuthorisation } from "./lock-authorisation.server";
import { refusedFunding } from "./lock-search.server";
import { mailDeciders, whoDecides } from "./who-decides.server";

export type AnswerInput = {
  id: string;
  version: number;
  answer: string;
  idempotency?: Idempotency<Answered>;
};
export type Answered = { reference: string; offer: string };

/** A returned question is answered and the money is asked for again: its clock begins anew, the heads are told. */
export function answerQuestion(actor: Actor, input: AnswerInput): Promise<Result<Answered, Refusal>> {
  return write<Answered, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await lockAuthorisation(tx, actor, input.id);
    if (!found) return err(missing());
    const permission = may(actor, "ask-again", found.subject);
    if (permission !== true) return err(refusedFunding(permission));
    const { offer, search } = found;
    const named = await findNamesForColleagues(tx, actor, offer.referralId, { answer: input.answer });
    if (named) return named;
    const { count } = await tx.authorisation.updateMany({
      where: { id: found.id, state: "returned", version: input.version },
      data: {
        state: "asked",
        askedAt: now(),
        answer: input.answer,
        decidedById: null,
        decidedForId: null,
        decidedAt: null,
        version: { increment: 1 },
      },
    });
    if (count === 0) return err(conflict());
    await recordEvent(tx, actor, AUTHORISATION_EVENTS, {
      kind: "authorisation-asked-again",
      audience: "council",
      councilId: offer.councilId,
      subject: "authorisation",
      subjectId: found.id,
      referralId: offer.referralId,
      from: "returned",
      to: "asked",
      reason: input.answer,
      data: { offer: offer.reference, serviceId: offer.serviceId },
    });
    await setFunding(tx, offer, "asked");
    const { reference, purpose } = search.referral;
    const deciders = await whoDecides(tx, actor, {
      firstYearPence: found.subject.firstYearPence,
      without: [...tookPart(found.subject), actor.personId],
    });
    await mailDeciders(tx, actor, deciders, {
      id: found.id,
      reference,
      emergency: purpose === "emergency",
      again: true,
    });
    return ok({ reference, offer: offer.reference });
  });
}
