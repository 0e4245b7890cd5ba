import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, missing, type Refusal } from "~/platform/refusal";
import { err, type Result } from "~/platform/result";
import { asSection } from "../statement/sections.options";
import { lockFor, noteWritten } from "./write-statement.server";

export type RemoveBlock = {
  number: number;
  block: string;
  /** The revision that was on the page. */
  expectedVersion: number;
  idempotency?: Idempotency<null>;
};

/** Takes a block out of a draft; its revisions stay. One that somebody has changed meanwhile is not removed. */
export function removeBlock(
  actor: Actor,
  { number, block: blockId, expectedVersion, idempotency }: RemoveBlock,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const statement = await lockFor(tx, actor, number, "write");
    if (!statement.ok) return statement;
    const where = { id: blockId, statementId: statement.value.id, removedAt: null };
    const block = await tx.statementBlock.findFirst({ where, select: { section: true } });
    if (!block) return err(missing());
    const at = now();
    const { count } = await tx.statementBlock.updateMany({
      where: { ...where, revision: expectedVersion },
      data: { removedById: actor.personId, removedAt: at },
    });
    if (count === 0) return err(conflict());
    return noteWritten(tx, actor, statement.value, at, asSection(block.section));
  });
}
