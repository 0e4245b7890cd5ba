import type { Actor } from "~/domains/access/actor";
import { recordEvent } from "~/domains/audit/record-event.server";
import type { Tx } from "~/platform/database/transaction.server";
import type { ProseNode } from "~/platform/markdown/prose";
import { readProse, TOO_TANGLED } from "~/platform/markdown/read-prose.server";
import { conflict, invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { Intention } from "../intentions/intention.rules";
import { type FoundStatement, findStatement } from "../queries/find-statement.server";
import { clearBlock } from "../statement/clear-block.rules";
import type { FigureParameters, FigureQuery } from "../statement/figure-queries.rules";
import { type BlockKind, isFigureKind, type StatementSection } from "../statement/sections.options";
import { STATEMENT_EVENTS } from "../statement/statement.events";
import { may, type StatementAction } from "../statement/statement.policy";

/** What somebody typed of a block; a text has neither title nor query. */
export type BlockInput = {
  title: string;
  body: string;
  query: FigureQuery | null;
  parameters: Partial<FigureParameters>;
  /** Of an intention; a text and a figure have none. */
  intention?: Intention | undefined;
};
/** As its revision holds it. */
type ReadBlock = Pick<BlockInput, "title" | "body" | "query"> & {
  tree: ProseNode[];
  parameters: Partial<FigureParameters> | { [K in keyof Intention]: Intention[K] };
};

/** Whether a block of this kind is written by what was typed: a text stays a text, a figure and an intention what they are. */
export const isWrittenBy = (kind: BlockKind, { query, intention }: BlockInput): boolean =>
  intention ? kind === "intention" : query === null ? kind === "markdown" : isFigureKind(kind);

/** Refused beside its field: what `clearBlock` does not let out, and formatting that cannot be read. */
export async function readBlock(input: BlockInput): Promise<Result<ReadBlock, Refusal>> {
  const told = clearBlock(input);
  if (!told.ok) return told;
  const tree = await readProse(input.body);
  const { title, body, query, parameters, intention } = input;
  return tree
    ? ok({ title, body, query, tree, parameters: intention ? { ...intention } : parameters })
    : err(invalid(TOO_TANGLED, "body"));
}

/** The edition, locked, where the actor may do this with it now. */
export async function lockFor(
  tx: Tx,
  actor: Actor,
  number: number,
  action: StatementAction,
): Promise<Result<FoundStatement, Refusal>> {
  const statement = await findStatement(tx, actor, number, { lock: true });
  if (!statement) return err(missing());
  const allowed = may(actor, action, statement);
  return allowed === true ? ok(statement) : err(refusalOf(allowed, { tried: `statement-${action}` }));
}

/** Whose record an act on a statement stands in: the council's, or the hub's own, which is no council's. */
export const recordedFor = ({ kind, organisationId }: Actor): string | null =>
  kind === "council" ? organisationId : null;

/** Says who wrote last and that the draft has changed, with its event; `section` is where. */
export async function noteWritten(
  tx: Tx,
  actor: Actor,
  statement: FoundStatement,
  at: Date,
  section: StatementSection | null,
  details: { title?: string; period?: string } = {},
): Promise<Result<null, Refusal>> {
  const { count } = await tx.statement.updateMany({
    where: { id: statement.id, version: statement.version, state: "draft" },
    data: { ...details, lastWrittenById: actor.personId, lastWrittenAt: at, version: { increment: 1 } },
  });
  if (count === 0) return err(conflict());
  await recordEvent(tx, actor, STATEMENT_EVENTS, {
    kind: "statement-written",
    councilId: recordedFor(actor),
    subject: "statement",
    subjectId: statement.id,
    data: { number: statement.number, section },
  });
  return ok(null);
}
