import type { Tx } from "~/platform/database/transaction.server";
import { asIntentionState, type IntentionState } from "../intentions/intention.machine";
import { type ContentSection, type IntentionBlock, intentionsIn } from "../statement/statement-content.rules";

/** How far a council is with an intention now. */
export type IntentionProgress = {
  /** The block's key, the same in every edition. */
  key: string;
  title: string;
  /** The day by which it is needed (ISO). */
  by: string;
  state: IntentionState;
  /** When it got there; null where it was published as planned and has not moved. */
  since: Date | null;
  reason: string | null;
  /** So many moves: what the next one expects. */
  moves: number;
};

type MoveRow = { block: string; number: number; state: string; reason: string | null; at: Date };

/** Of the intentions in these sections, those that are needed first before the others. Everybody may read it. */
export async function intentionProgress(
  tx: Tx,
  councilId: string,
  sections: readonly ContentSection<unknown>[],
): Promise<IntentionProgress[]> {
  const intentions = intentionsIn(sections);
  if (intentions.length === 0) return [];
  const moves = await tx.$queryRaw<MoveRow[]>`
    select distinct on (block_id) block_id as block, number, moved_to as state, reason, moved_at as at
      from intention_moves
     where council_id = ${councilId}::uuid and block_id = any(${intentions.map(({ key }) => key)}::uuid[])
     order by block_id, number desc`;
  return intentions
    .toSorted((a, b) => a.intention.by.localeCompare(b.intention.by))
    .map((block) =>
      progressOf(
        block,
        moves.find((move) => move.block === block.key),
      ),
    );
}

const progressOf = (
  { key, title, intention }: IntentionBlock,
  move: MoveRow | undefined,
): IntentionProgress => ({
  key,
  title,
  by: intention.by,
  state: asIntentionState(move?.state ?? "planned"),
  since: move?.at ?? null,
  reason: move?.reason ?? null,
  moves: move?.number ?? 0,
});
