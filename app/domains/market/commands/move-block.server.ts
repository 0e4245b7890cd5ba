import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { storedBlocks } from "../queries/statement-parts.server";
import { asSection } from "../statement/sections.options";
import { lockFor, noteWritten } from "./write-statement.server";

export type MoveBlock = {
  number: number;
  block: string;
  direction: "up" | "down";
  idempotency?: Idempotency<null>;
};

/** Changes places with the block before or after it in its section; the first one stays where it is, and so does the last. */
export function moveBlock(
  actor: Actor,
  { number, block: blockId, direction, idempotency }: MoveBlock,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const statement = await lockFor(tx, actor, number, "write");
    if (!statement.ok) return statement;
    const blocks = await storedBlocks(tx, statement.value.id);
    const block = blocks.find(({ id }) => id === blockId);
    if (!block) return err(missing());
    const beside = blocks.filter(({ section }) => section === block.section);
    const other = beside[beside.indexOf(block) + (direction === "up" ? -1 : 1)];
    if (!other) return ok(null);
    for (const [id, position] of [
      [block.id, other.position],
      [other.id, block.position],
    ] as const)
      await tx.statementBlock.updateMany({
        where: { id, statementId: statement.value.id, removedAt: null },
        data: { position },
      });
    return noteWritten(tx, actor, statement.value, now(), asSection(block.section));
  });
}
