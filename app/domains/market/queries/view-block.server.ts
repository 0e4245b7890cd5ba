import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import { notFound } from "~/platform/not-found.server";
import { refusalOf } from "~/platform/refusal";
import type { FigureResult } from "../figures.types";
import type { FigureParameters, FigureQuery } from "../statement/figure-queries.rules";
import { may } from "../statement/statement.policy";
import { drawFigures } from "./draw-figures.server";
import { type FoundStatement, findStatement } from "./find-statement.server";
import { figureCouncil, type StoredBlock, storedBlocks } from "./statement-parts.server";

/** `whyNot` is why it cannot be written now, in words; null where it can. */
export type DraftView = { statement: FoundStatement; whyNot: string | null };
export type BlockView = DraftView & { block: StoredBlock };

export const BLOCK_REMOVED = "It has been removed from the draft";

/**
 * A block of the actor's council, whether or not it can be written now: what somebody typed meanwhile is shown on its page.
 * 404 for every other, 403 in words.
 */
export function viewBlock(actor: Actor, number: number, blockId: string): Promise<BlockView> {
  return read(actor, async (tx) => {
    const draft = await draftFor(tx, actor, number);
    const isMeant = ({ id }: StoredBlock) => id === blockId;
    const block = (await storedBlocks(tx, draft.statement.id)).find(isMeant);
    if (block) return { ...draft, block };
    const removed = (await storedBlocks(tx, draft.statement.id, { removed: true })).find(isMeant);
    return removed ? { ...draft, block: removed, whyNot: draft.whyNot ?? BLOCK_REMOVED } : notFound();
  });
}

/** The edition that the actor writes, whether or not they can now; 404 and 403 as {@link viewBlock}. */
export function viewDraft(actor: Actor, number: number): Promise<DraftView> {
  return read(actor, (tx) => draftFor(tx, actor, number));
}

async function draftFor(tx: Tx, actor: Actor, number: number): Promise<DraftView> {
  const statement = await findStatement(tx, actor, number);
  if (!statement) return notFound();
  const allowed = may(actor, "write", statement);
  if (allowed === true) return { statement, whyNot: null };
  if (allowed.kind === "not-now") return { statement, whyNot: allowed.message };
  throw new RefusedPage(refusalOf(allowed, { tried: "statement-write" }));
}

/** Asks whether the actor may read this edition; 404 for one that is not their council's, 403 in words. */
export function ownEdition(actor: Actor, number: number): Promise<null> {
  return read(actor, async (tx) => {
    const statement = await findStatement(tx, actor, number);
    if (!statement) return notFound();
    const seen = may(actor, "view", statement);
    if (seen !== true) throw new RefusedPage(refusalOf(seen, { tried: "statement-view" }));
    return null;
  });
}

/** How a figure of the actor's council would look now; null where nothing is known. */
export function previewFigure(
  actor: Actor,
  query: FigureQuery,
  parameters: FigureParameters,
): Promise<FigureResult | null> {
  return read(actor, async (tx) => {
    const council = await figureCouncil(tx, actor.organisationId);
    const drawn = await drawFigures(tx, council, [{ key: "preview", query, parameters }]);
    return drawn.get("preview") ?? null;
  });
}
