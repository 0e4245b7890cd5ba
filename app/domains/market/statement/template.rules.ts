import type { FigureParameters, FigureQuery } from "./figure-queries.rules";
import type { Publisher } from "./publisher.rules";
import { type BlockKind, type StatementSection, sectionKeys } from "./sections.options";

/**
 * What the first statement of a council or the region begins with: a text for every section, and the figures that every one of
 * them has. Pure.
 */

export type TemplateBlock = {
  section: StatementSection;
  kind: BlockKind;
  query: FigureQuery | null;
  parameters: Partial<FigureParameters>;
};

type Figures = Partial<Readonly<Record<StatementSection, readonly Omit<TemplateBlock, "section">[]>>>;

const ofCouncil: Figures = {
  headline: [{ kind: "figure", query: "looked-after", parameters: { compare: "own", years: "5" } }],
  children: [
    { kind: "table", query: "looked-after", parameters: { compare: "neighbours", years: "5" } },
    { kind: "table", query: "rate-per-10000", parameters: { compare: "neighbours", years: "5" } },
    { kind: "table", query: "started-and-ceased", parameters: { years: "5" } },
  ],
  gap: [{ kind: "table", query: "new-placements-by-distance", parameters: { compare: "own", years: "3" } }],
};

const ofRegion: Figures = {
  headline: [{ kind: "figure", query: "looked-after", parameters: { compare: "own", years: "5" } }],
  children: [
    { kind: "table", query: "looked-after", parameters: { compare: "councils", years: "5" } },
    { kind: "table", query: "rate-per-10000", parameters: { compare: "councils", years: "5" } },
  ],
  need: [{ kind: "table", query: "region-intentions", parameters: {} }],
};

const FIGURES: Readonly<Record<Publisher, Figures>> = { council: ofCouncil, region: ofRegion };

/** The blocks of a new statement, in their order. */
export function templateBlocks(publisher: Publisher): TemplateBlock[] {
  return sectionKeys.flatMap((section) => [
    { section, kind: "markdown", query: null, parameters: {} },
    ...(FIGURES[publisher][section] ?? []).map((figure) => ({ section, ...figure })),
  ]);
}
