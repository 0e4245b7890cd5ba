import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, missing, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { BLOCK_REMOVED } from "../queries/view-block.server";
import { asBlockKind, asSection } from "../statement/sections.options";
import { type BlockInput, isWrittenBy, lockFor, noteWritten, readBlock } from "./write-statement.server";

export type SaveBlock = BlockInput & {
  number: number;
  block: string;
  /** The revision that the form was filled from. */
  expectedVersion: number;
  idempotency?: Idempotency<null>;
};

/**
 * Saves a block of a draft as its next revision. Two who edit different blocks both save; of two who edit the same one the
 * second gets a conflict, and nothing of theirs is written.
 */
export async function saveBlock(
  actor: Actor,
  { number, block: blockId, expectedVersion, idempotency, ...input }: SaveBlock,
): Promise<Result<null, Refusal>> {
  const read = await readBlock(input);
  if (!read.ok) return read;
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const statement = await lockFor(tx, actor, number, "write");
    if (!statement.ok) return statement;
    const where = { id: blockId, statementId: statement.value.id };
    const block = await tx.statementBlock.findFirst({
      where,
      select: { section: true, kind: true, removedAt: true },
    });
    if (!block || !isWrittenBy(asBlockKind(block.kind), input)) return err(missing());
    // Not as what was never there: their page still shows what they typed.
    if (block.removedAt)
      return err(notNow(`${BLOCK_REMOVED}. What you wrote is on this page and is not saved.`));
    const { count } = await tx.statementBlock.updateMany({
      where: { ...where, removedAt: null, revision: expectedVersion },
      data: { revision: { increment: 1 } },
    });
    if (count === 0) return err(conflict());
    const at = now();
    await tx.statementRevision.createMany({
      data: [
        {
          blockId,
          number: expectedVersion + 1,
          councilId: actor.organisationId,
          ...read.value,
          editorId: actor.personId,
          savedAt: at,
        },
      ],
    });
    const noted = await noteWritten(tx, actor, statement.value, at, asSection(block.section));
    return noted.ok ? ok(null) : noted;
  });
}
