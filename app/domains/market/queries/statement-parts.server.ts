import { REGION_CODE } from "~/domains/providers/council-areas";
import type { Tx } from "~/platform/database/transaction.server";
import type { ProseNode } from "~/platform/markdown/prose";
import type { FigureResult } from "../figures.types";
import { intentionOf } from "../intentions/intention.rules";
import { isFigureQuery, parametersOf } from "../statement/figure-queries.rules";
import { asBlockKind, asSection, STATEMENT_SECTIONS, sectionKeys } from "../statement/sections.options";
import type { ContentBlock, ContentSection, StatementContent } from "../statement/statement-content.rules";
import { drawFigures } from "./draw-figures.server";
import type { FigureCouncil } from "./figure-runners.server";

/** A block as it is stored, with the revision that counts. */
export type StoredBlock = {
  id: string;
  section: string;
  position: number;
  kind: string;
  originId: string;
  revision: number;
  title: string;
  body: string;
  tree: unknown;
  query: string | null;
  parameters: unknown;
  editorId: string;
  editorName: string;
  savedAt: Date;
};
export type DrawnBlock = ContentBlock<FigureResult | null> & { stored: StoredBlock };
export type DrawnSection = Omit<ContentSection, "blocks"> & { blocks: DrawnBlock[] };

/** The blocks of a statement that were not removed, or those that were, in the order of the page; one statement. */
export function storedBlocks(
  tx: Tx,
  statementId: string,
  { removed = false }: { removed?: boolean } = {},
): Promise<StoredBlock[]> {
  return tx.$queryRaw<StoredBlock[]>`
    select b.id, b.section, b.position, b.kind, b.origin_id as "originId", b.revision, r.title, r.body, r.tree, r.query,
           r.parameters, r.editor_id as "editorId", coalesce(p.name, 'A colleague') as "editorName", r.saved_at as "savedAt"
      from statement_blocks b join statement_revisions r on r.block_id = b.id and r.number = b.revision
      left join access.people p on p.id = r.editor_id
     where b.statement_id = ${statementId}::uuid and (b.removed_at is not null) = ${removed}
     order by b.position, b.id`;
}

/** Every section in its order with its blocks, figures as they are now; two statements and one for each of the portal's queries. */
export async function drawStatement(
  tx: Tx,
  council: FigureCouncil,
  statementId: string,
): Promise<DrawnSection[]> {
  const stored = await storedBlocks(tx, statementId);
  const results = await drawFigures(
    tx,
    council,
    stored.flatMap(({ id, query, parameters }) =>
      isFigureQuery(query) ? [{ key: id, query, parameters: parametersOf(parameters) }] : [],
    ),
  );
  return sectionKeys.map((key) => ({
    key,
    title: STATEMENT_SECTIONS[key].label,
    blocks: stored
      .filter((block) => asSection(block.section) === key)
      .map((block) => drawn(block, results.get(block.id) ?? null)),
  }));
}

/** What was published of a statement, as its version has frozen it; null where it is not published. */
export async function publishedSections(tx: Tx, statementId: string): Promise<DrawnSection[] | null> {
  const version = await tx.statementVersion.findFirst({ where: { statementId }, select: { content: true } });
  if (!version) return null;
  const stored = await storedBlocks(tx, statementId);
  const { sections } = JSON.parse(version.content) as StatementContent;
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.flatMap((block) => {
      const found = stored.find(({ originId }) => originId === block.key);
      return found ? [{ ...block, stored: found }] : [];
    }),
  }));
}

function drawn(stored: StoredBlock, result: FigureResult | null): DrawnBlock {
  const kind = asBlockKind(stored.kind);
  const said = {
    key: stored.originId,
    text: stored.body,
    nodes: Array.isArray(stored.tree) ? (stored.tree as ProseNode[]) : [],
    stored,
  };
  if (kind === "intention")
    return { ...said, kind, title: stored.title, intention: intentionOf(stored.parameters) };
  if (kind === "markdown" || !isFigureQuery(stored.query)) return { ...said, kind: "markdown" };
  const parameters = parametersOf(stored.parameters);
  return { ...said, kind, title: stored.title, query: stored.query, parameters, result };
}

/** The council of a statement as figures name it; the hub stands for the region. */
export async function figureCouncil(tx: Tx, councilId: string): Promise<FigureCouncil & { slug: string }> {
  const { councilCode, kind, ...council } = await tx.organisation.findUniqueOrThrow({
    where: { id: councilId },
    select: { id: true, name: true, slug: true, kind: true, councilCode: true },
  });
  return { ...council, code: kind === "region" ? REGION_CODE : (councilCode ?? "") };
}
