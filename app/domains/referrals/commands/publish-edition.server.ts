import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import type { Prisma } from "~prisma/client";
import type { EditionContent } from "../edition.rules";
import type { FoundReferral } from "../queries/find-referral.server";
import type { ReferralState } from "../referral.machine";
import { referralScope } from "../referral.scope.server";

/*
 * What publishing writes of a referral, for `routing`, which publishes: in its transaction, which holds the referral's
 * lock, and with its events.
 */

/** What providers read, as it is now: an edition is never changed afterwards. */
export async function writeEdition(
  tx: Tx,
  actor: Actor,
  referral: Pick<FoundReferral, "id" | "councilId" | "qualityScore">,
  { number, content, changes }: { number: number; content: EditionContent; changes: Prisma.InputJsonValue },
): Promise<void> {
  await tx.edition.create({
    data: {
      id: newId(),
      referralId: referral.id,
      councilId: referral.councilId,
      number,
      content,
      headline: content.headline,
      summary: content.summary,
      changes,
      qualityScore: referral.qualityScore,
      publishedById: actor.personId,
      publishedAt: now(),
    },
    select: { id: true },
  });
}

export type CarriedEdition = {
  number: number;
  /** The masked copy, for those who may not see names; left as it is when left out. */
  masked?: Prisma.InputJsonObject;
  /** Where the caller's machine leads. */
  state: ReferralState;
  answerBy?: Date;
};

/** The referral and its children carry the edition and where they stand now. False when somebody else changed it first. */
export async function carryEdition(
  tx: Tx,
  actor: Actor,
  referral: Pick<FoundReferral, "id" | "councilId" | "state" | "version">,
  { number, masked, state, answerBy }: CarriedEdition,
): Promise<boolean> {
  const at = now();
  const moves = state !== referral.state;
  const { count } = await tx.referral.updateMany({
    where: { ...referralScope(actor), id: referral.id, version: referral.version, state: referral.state },
    data: {
      ...(moves ? { state, stateSince: at, stateReason: null } : {}),
      ...(masked ? { maskedContent: masked } : {}),
      ...(answerBy ? { answerBy } : {}),
      editionNumber: number,
      updatedAt: at,
      version: { increment: 1 },
    },
  });
  if (count > 0 && moves)
    await tx.referralChild.updateMany({
      where: { referralId: referral.id, councilId: referral.councilId },
      data: { state },
    });
  return count > 0;
}
