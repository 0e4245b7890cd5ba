import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { ClearedText } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import type { ImpactAnswerKey } from "../impact/impact-answers.rules";
import type { FoundOffer } from "../queries/find-offer.server";

export type NewAnswer = { partId: string; answer: ImpactAnswerKey | "reply"; words: ClearedText | null };

/** Writes what one side says of parts, in the caller's transaction, which holds the offer. Gives the newest number. */
export async function writeAnswers(
  tx: Tx,
  actor: Actor,
  offer: Pick<FoundOffer, "id" | "councilId" | "providerId">,
  { after, rows }: { after: number; rows: readonly NewAnswer[] },
): Promise<number> {
  const at = now();
  await tx.impactAnswer.createMany({
    data: rows.map((row, index) => ({
      ...row,
      id: newId(),
      offerId: offer.id,
      councilId: offer.councilId,
      providerId: offer.providerId,
      number: after + index + 1,
      side: actor.kind,
      writtenById: actor.personId,
      writtenAt: at,
    })),
  });
  return after + rows.length;
}
