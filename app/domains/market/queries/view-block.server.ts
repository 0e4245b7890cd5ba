import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read } from "~/domains/access/transactions.server";
import { notFound } from "~/platform/not-found.server";
import { refusalOf } from "~/platform/refusal";
import type { FigureResult } from "../figures.types";
import type { FigureParameters, FigureQuery } from "../statement/figure-queries.rules";
import { may } from "../statement/statement.policy";
import { drawFigures } from "./draw-figures.server";
import { type FoundStatement, findStatement } from "./find-statement.server";
import { figureCouncil, type StoredBlock, storedBlocks } from "./statement-parts.server";

export type BlockView = { statement: FoundStatement; block: StoredBlock };

/** A block of a draft that the actor may write; 404 for every other, 403 and 409 in words. */
export function viewBlock(actor: Actor, number: number, blockId: string): Promise<BlockView> {
  return read(actor, async (tx) => {
    const statement = await findStatement(tx, actor, number);
    if (!statement) return notFound();
    const allowed = may(actor, "write", statement);
    if (allowed !== true) throw new RefusedPage(refusalOf(allowed, { tried: "statement-write" }));
    const block = (await storedBlocks(tx, statement.id)).find(({ id }) => id === blockId);
    return block ? { statement, block } : notFound();
  });
}

/** The edition in which the actor may add a block now; refused as {@link viewBlock} is. */
export function viewDraft(actor: Actor, number: number): Promise<FoundStatement> {
  return read(actor, async (tx) => {
    const statement = await findStatement(tx, actor, number);
    if (!statement) return notFound();
    const allowed = may(actor, "write", statement);
    if (allowed !== true) throw new RefusedPage(refusalOf(allowed, { tried: "statement-write" }));
    return statement;
  });
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
