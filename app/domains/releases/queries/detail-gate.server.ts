import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { Gate } from "~/domains/anonymisation/gate/gate.rules";
import { gateStageOneText, type StageOneGate } from "~/domains/referrals/queries/gate-stage-one-text.server";
import type { Refusal } from "~/platform/refusal";
import type { Result } from "~/platform/result";
import { DETAIL_QUESTIONS, type FullerDetailContent, readDetail } from "../fuller-detail.schema";

/** The fuller detail through the whole gate. `typed`: somebody wrote it just now. */
export function gateDetail(
  tx: Tx,
  actor: Actor,
  referralId: string,
  content: FullerDetailContent,
  typed: boolean,
): Promise<Result<StageOneGate, Refusal>> {
  const fields = Object.fromEntries(Object.entries(content).filter(([, text]) => text !== ""));
  return gateStageOneText(tx, actor, referralId, fields, { typed });
}

/** The fuller detail as homes read it. */
export function publishedDetail({ published }: Gate): FullerDetailContent {
  return readDetail(published);
}

/** "Keeping safe". */
export function questionLabel(field: string): string {
  return DETAIL_QUESTIONS.find((one) => one.field === field)?.label ?? field;
}
