import type { FigureCell, FigureResult } from "../figures.types";
import { intentionFacts } from "../intentions/intention.rules";
import { cellWords, unitOf } from "./figure-words.rules";
import {
  type ContentBlock,
  type ContentSection,
  type FigureBlock,
  isFigureBlock,
} from "./statement-content.rules";

/** What changed from one version to the next: sections, and which figures moved. Pure. */

export type ChangedSection = { key: string; title: string; change: "added" | "changed" | "removed" };
export type MovedFigure = { figure: string; row: string; column: string; from: string; to: string };
export type StatementChanges = {
  /** In the publisher's words. */
  summary: string;
  sections: ChangedSection[];
  /** The first of them, in the order of the page; `moved` is how many there are. */
  figures: MovedFigure[];
  moved: number;
};

/** So many moved figures are listed. */
const LISTED_MOVES = 60;

/** Compares the sections of two versions; a first version has none before it, and nothing has changed in it. */
export function changesBetween(
  before: readonly ContentSection[] | undefined,
  after: readonly ContentSection[],
  summary: string,
): StatementChanges {
  if (!before) return { summary, sections: [], figures: [], moved: 0 };
  const figures = movedFigures(before, after);
  return {
    summary,
    sections: changedSections(before, after),
    figures: figures.slice(0, LISTED_MOVES),
    moved: figures.length,
  };
}

function changedSections(
  before: readonly ContentSection[],
  after: readonly ContentSection[],
): ChangedSection[] {
  const kept = after.flatMap(({ key, title, blocks }): ChangedSection[] => {
    const old = before.find((section) => section.key === key);
    if (!old) return [{ key, title, change: "added" }];
    return said(old.blocks) === said(blocks) ? [] : [{ key, title, change: "changed" }];
  });
  const removed = before
    .filter(({ key }) => !after.some((section) => section.key === key))
    .map(({ key, title }): ChangedSection => ({ key, title, change: "removed" }));
  return [...kept, ...removed];
}

/** What the blocks say, without what only follows from it. */
function said(blocks: readonly ContentBlock[]): string {
  return JSON.stringify(
    blocks.map((block) =>
      isFigureBlock(block)
        ? [block.kind, block.text, block.title, figureSaid(block.result)]
        : block.kind === "intention"
          ? [block.kind, block.text, block.title, intentionFacts(block.intention)]
          : [block.kind, block.text],
    ),
  );
}

const cellSaid = ({ value, mark, low, high, atLeast }: FigureCell) => [value, mark, low, high, atLeast];
const figureSaid = ({ title, columns, rows }: FigureResult) => [
  title,
  columns.map(({ label }) => label),
  rows.map(({ label, cells }) => [label, cells.map(cellSaid)]),
];

/** The cells that both versions have, in the same row and column of the same figure, and that say something else now. */
function movedFigures(before: readonly ContentSection[], after: readonly ContentSection[]): MovedFigure[] {
  const old = new Map(figuresIn(before).map((block) => [block.key, block]));
  const moves = figuresIn(after).flatMap((block) => {
    const was = old.get(block.key);
    return was && was.query === block.query ? movedCells(block, was.result) : [];
  });
  // A figure that a statement shows twice has moved once.
  return [...new Map(moves.map((move) => [JSON.stringify(move), move])).values()];
}

const figuresIn = (sections: readonly ContentSection[]): FigureBlock[] =>
  sections.flatMap(({ blocks }) => blocks).filter((block) => isFigureBlock(block));

function movedCells({ title, result }: FigureBlock, was: FigureResult): MovedFigure[] {
  return result.rows.flatMap((row) => {
    const oldRow = was.rows.find(({ key }) => key === row.key);
    return result.columns.flatMap((column, at): MovedFigure[] => {
      const oldAt = was.columns.findIndex(({ key }) => key === column.key);
      const [cell, oldCell] = [row.cells[at], oldRow?.cells[oldAt]];
      if (!cell || !oldCell) return [];
      const from = cellWords(oldCell, unitOf(was, was.columns[oldAt] ?? column));
      const to = cellWords(cell, unitOf(result, column));
      const figure = title || result.title;
      return from === to ? [] : [{ figure, row: row.label, column: column.label, from, to }];
    });
  });
}
