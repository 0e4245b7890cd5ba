import type { Actor } from "~/domains/access/actor";
import { gateStageOneText } from "~/domains/referrals/queries/gate-stage-one-text.server";
import type { Tx } from "~/platform/database/transaction.server";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import { type GatedDocument, type GatedPage, judgeDocument, textsOf } from "../document-gate.rules";

/**
 * The pages of a document through the whole gate of an edition, as a look of the actor. `typed`: somebody sent it just
 * now, so that it counts as a try. `invalid`, in words: too many tries by somebody who may not know the child.
 */
export async function gateDocument(
  tx: Tx,
  actor: Actor,
  referralId: string,
  pages: readonly GatedPage[],
  { typed }: { typed: boolean },
): Promise<Result<GatedDocument, Refusal>> {
  const gated = await gateStageOneText(tx, actor, referralId, textsOf(pages), { typed });
  return gated.ok ? ok(judgeDocument(pages, gated.value)) : gated;
}
