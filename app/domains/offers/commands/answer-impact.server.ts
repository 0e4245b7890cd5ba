import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearForProviders } from "~/domains/referrals/queries/clear-for-providers.server";
import { refuseForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import { tellOutcomes } from "~/domains/routing/commands/tell-outcomes.server";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { ImpactAnswerKey } from "../impact/impact-answers.rules";
import { may } from "../offer.policy";
import { answeredImpact } from "../queries/impact-standing.server";
import { latestVersion } from "../queries/offer-versions.server";
import type { OfferNamed } from "./amend-offer.server";
import { lockOffer } from "./lock-offers.server";
import { recordOfferEvent } from "./move-offer.server";
import { type NewAnswer, writeAnswers } from "./write-answers.server";

export type AnswerImpact = {
  reference: string;
  /** The number of the newest answer that the page showed. */
  expectedVersion: number;
  /** The number of the offer's version that the page showed: nobody agrees to an assessment that was not read. */
  offerVersion: number;
  /** In the order of the form; a blank one leaves its part as it is. */
  answers: readonly { part: string; answer: ImpactAnswerKey | ""; words: string }[];
  /** Agrees to every part that nobody has answered. */
  rest: boolean;
  idempotency?: Idempotency<OfferNamed>;
};

/**
 * The council answers the parts of an impact assessment: agreed, a question, or that a need is not met. The home reads
 * it and is mailed where it has something to reply to. Refused where somebody has answered or the home has sent another
 * version since the page was opened, and where a text could say who the child is.
 */
export function answerImpact(actor: Actor, input: AnswerImpact): Promise<Result<OfferNamed, Refusal>> {
  return write<OfferNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const offer = await lockOffer(tx, actor, input.reference);
    if (!offer || actor.kind !== "council") return err(missing());
    const permission = may(actor, "answer-impact", offer.subject);
    if (permission !== true) return err(refusalOf(permission));
    if (offer.versionNumber !== input.offerVersion) return err(conflict());
    const { latestEdition } = offer.subject;
    const impact = await answeredImpact(tx, { ...offer, latestEdition });
    if (!impact.sent) return err(notNow("There is no impact assessment to answer yet."));
    if (impact.number !== input.expectedVersion) return err(conflict());
    const chosen = input.answers.flatMap(({ answer, ...one }, index) =>
      answer === "" ? [] : [{ ...one, answer, field: `answers[${index}].words` }],
    );
    if (chosen.some(({ part }) => !impact.parts.some(({ id }) => id === part))) return err(conflict());
    const rest = input.rest
      ? impact.parts.filter(
          ({ id, state }) => state === "unanswered" && !chosen.some(({ part }) => part === id),
        )
      : [];
    if (chosen.length + rest.length === 0) return err(invalid("Answer at least one part"));
    const written = chosen.some(({ words }) => words !== "");
    const forgotten = written && (await refuseForgotten(tx, [offer.referralId]));
    if (forgotten) return forgotten;
    const told = await clearForProviders(
      tx,
      actor,
      offer.referralId,
      Object.fromEntries(chosen.map(({ field, words }) => [field, words])),
    );
    if (!told.ok) return told;
    const rows: NewAnswer[] = [
      ...chosen.map(({ part, answer, field }) => ({
        partId: part,
        answer,
        words: told.value[field] || null,
      })),
      ...rest.map(({ id }) => ({ partId: id, answer: "agreed" as const, words: null })),
    ];
    const number = await writeAnswers(tx, actor, offer, { after: impact.number, rows });
    const counts = (key: string) => rows.filter(({ answer }) => answer === key).length;
    const [questions, notMet] = [counts("question"), counts("not-met")];
    await recordOfferEvent(tx, actor, offer, {
      kind: "impact-answered",
      data: { version: offer.versionNumber, agreed: counts("agreed"), questions, notMet },
    });
    if (questions + notMet > 0) {
      const version = await latestVersion(tx, offer.id);
      await tellOutcomes(tx, [
        {
          delivery: { id: offer.deliveryId, providerId: offer.providerId },
          template: "impact-answered",
          about: `impact-answered:${offer.id}:${number}`,
          offerReference: offer.reference,
          personIds: version ? [version.submittedById] : [],
        },
      ]);
    }
    return ok({ reference: offer.reference });
  });
}
