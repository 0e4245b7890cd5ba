import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import { refuseForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import { conflict, invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../offer.policy";
import { answeredImpact } from "../queries/impact-standing.server";
import type { OfferNamed } from "./amend-offer.server";
import { lockOffer } from "./lock-offers.server";
import { recordOfferEvent } from "./move-offer.server";
import { tellBrokerOfOffer } from "./tell-broker-of-offer.server";
import { type NewAnswer, writeAnswers } from "./write-answers.server";

export type ReplyImpact = {
  reference: string;
  /** The number of the newest answer that the page showed. */
  expectedVersion: number;
  replies: readonly { part: string; words: string }[];
  idempotency?: Idempotency<OfferNamed>;
};

/**
 * The home replies to questions about its impact assessment, and to what the council says is not met. The offer stays as
 * it was sent: other words in the assessment are a change of the offer. The council reads it, and whoever asked is mailed, else the broker.
 */
export function replyImpact(actor: Actor, input: ReplyImpact): Promise<Result<OfferNamed, Refusal>> {
  return write<OfferNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const offer = await lockOffer(tx, actor, input.reference);
    if (!offer || actor.kind !== "provider") return err(missing());
    const permission = may(actor, "reply-impact", offer.subject);
    if (permission !== true) return err(refusalOf(permission));
    const forgotten = await refuseForgotten(tx, [offer.referralId]);
    if (forgotten) return forgotten;
    const { latestEdition } = offer.subject;
    const impact = await answeredImpact(tx, { ...offer, latestEdition });
    if (impact.number !== input.expectedVersion) return err(conflict());
    const rows: NewAnswer[] = [];
    for (const [index, { part, words }] of input.replies.entries()) {
      if (words === "") continue;
      const open = impact.parts.some(
        ({ id, state }) => id === part && ["question", "not-met"].includes(state),
      );
      if (!open) return err(conflict());
      const field = `replies[${index}].words`;
      const told = clearEntries({ [field]: words });
      if (!told.ok) return told;
      rows.push({ partId: part, answer: "reply", words: told.value[field] ?? null });
    }
    if (rows.length === 0) return err(invalid("Write at least one reply"));
    const number = await writeAnswers(tx, actor, offer, { after: impact.number, rows });
    await recordOfferEvent(tx, actor, offer, {
      kind: "impact-replied",
      data: { version: offer.versionNumber, replies: rows.length },
    });
    const questions = rows.flatMap(({ partId }) => {
      const thread = impact.parts.find(({ id }) => id === partId)?.thread;
      return thread?.answers.findLast(({ side }) => side === "council")?.number ?? [];
    });
    const askers = await tx.impactAnswer.findMany({
      where: { offerId: offer.id, side: "council", number: { in: questions } },
      select: { writtenById: true },
      distinct: ["writtenById"],
    });
    const askedBy = askers.map(({ writtenById }) => writtenById);
    await tellBrokerOfOffer(tx, offer, "impact-replied", number, askedBy);
    return ok({ reference: offer.reference });
  });
}
