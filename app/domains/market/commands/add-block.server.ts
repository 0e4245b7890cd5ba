import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { invalid, missing, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { BlockKind, StatementSection } from "../statement/sections.options";
import { type BlockInput, isWrittenBy, lockFor, noteWritten, readBlock } from "./write-statement.server";

/** More blocks than this make no page that anybody reads. */
const MOST_BLOCKS = 120;

export type AddBlock = BlockInput & {
  number: number;
  section: StatementSection;
  kind: BlockKind;
  idempotency?: Idempotency<{ id: string }>;
};

/** Adds a text or a figure at the end of a section of a draft. */
export async function addBlock(
  actor: Actor,
  { number, section, kind, idempotency, ...input }: AddBlock,
): Promise<Result<{ id: string }, Refusal>> {
  // An empty text leaves its section out; adding one says nothing.
  if (kind === "markdown" && input.body === "") return err(invalid("Enter a text", "body"));
  if (!isWrittenBy(kind, input)) return err(missing());
  if (kind === "intention" && actor.kind !== "council")
    return err(invalid("Each council says in its own statement what it intends to commission"));
  const read = await readBlock(input);
  if (!read.ok) return read;
  return write<{ id: string }, Refusal>(actor, idempotency, async (tx) => {
    const statement = await lockFor(tx, actor, number, "write");
    if (!statement.ok) return statement;
    const among = { statementId: statement.value.id, removedAt: null };
    if ((await tx.statementBlock.count({ where: among })) >= MOST_BLOCKS)
      return err(notNow(`A statement has at most ${MOST_BLOCKS} texts and figures. Remove one first.`));
    const last = await tx.statementBlock.aggregate({ where: among, _max: { position: true } });
    const [id, at, councilId] = [newId(), now(), actor.organisationId];
    await tx.statementBlock.createMany({
      data: [
        {
          id,
          statementId: statement.value.id,
          councilId,
          section,
          position: (last._max.position ?? 0) + 1,
          kind,
          originId: id,
          revision: 1,
        },
      ],
    });
    await tx.statementRevision.createMany({
      data: [{ blockId: id, number: 1, councilId, ...read.value, editorId: actor.personId, savedAt: at }],
    });
    const noted = await noteWritten(tx, actor, statement.value, at, section);
    return noted.ok ? ok({ id }) : noted;
  });
}
