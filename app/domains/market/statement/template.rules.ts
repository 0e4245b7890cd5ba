import type { FigureParameters, FigureQuery } from "./figure-queries.rules";
import { type BlockKind, type StatementSection, sectionKeys } from "./sections.options";

/** What a council's first statement begins with: a text for every section, and the figures that every council has. Pure. */

export type TemplateBlock = {
  section: StatementSection;
  kind: BlockKind;
  query: FigureQuery | null;
  parameters: Partial<FigureParameters>;
};

const figures: Partial<Readonly<Record<StatementSection, readonly Omit<TemplateBlock, "section">[]>>> = {
  headline: [{ kind: "figure", query: "looked-after", parameters: { compare: "own", years: "5" } }],
  children: [
    { kind: "table", query: "looked-after", parameters: { compare: "neighbours", years: "5" } },
    { kind: "table", query: "rate-per-10000", parameters: { compare: "neighbours", years: "5" } },
    { kind: "table", query: "started-and-ceased", parameters: { years: "5" } },
  ],
  gap: [{ kind: "table", query: "new-placements-by-distance", parameters: { compare: "own", years: "3" } }],
};

/** The blocks of a new statement, in their order. */
export function templateBlocks(): TemplateBlock[] {
  return sectionKeys.flatMap((section) => [
    { section, kind: "markdown", query: null, parameters: {} },
    ...(figures[section] ?? []).map((figure) => ({ section, ...figure })),
  ]);
}
