import type { ProseNode } from "~/platform/markdown/prose";
import type { FigureResult } from "../figures.types";
import type { Intention } from "../intentions/intention.rules";
import type { FigureParameters, FigureQuery } from "./figure-queries.rules";
import { type FigureKind, isFigureKind, type StatementSection } from "./sections.options";
import type { StatementChanges } from "./statement-changes.rules";

/**
 * What a statement says, as its page is drawn from it: of a draft with the figures as they are now, of a published version
 * with those that were frozen. Nothing else is looked up for a published page.
 */

type Text = {
  /** The same in every edition that carries the block on. */
  key: string;
  /** Markdown as it was typed, and what may be shown of it. */
  text: string;
  nodes: ProseNode[];
};
export type TextBlock = Text & { kind: "markdown" };
export type FigureBlock<R = FigureResult> = Text & {
  kind: FigureKind;
  title: string;
  query: FigureQuery;
  parameters: FigureParameters;
  result: R;
};
export type IntentionBlock = Text & { kind: "intention"; title: string; intention: Intention };
/** Of a draft the result is null where nothing is known yet. */
export type ContentBlock<R = FigureResult> = TextBlock | FigureBlock<R> | IntentionBlock;

export const isFigureBlock = <R>(block: ContentBlock<R>): block is FigureBlock<R> => isFigureKind(block.kind);
export type ContentSection<R = FigureResult> = {
  key: StatementSection;
  title: string;
  blocks: ContentBlock<R>[];
};

/** One published version, whole: what canonical JSON is made of. */
export type StatementContent = {
  schema: 1;
  council: { code: string; name: string; slug: string };
  number: number;
  title: string;
  period: string;
  /** ISO, in UTC. */
  publishedAt: string;
  supersedes: { number: number; sha256: string } | null;
  changes: StatementChanges;
  sections: ContentSection[];
};

export const intentionsIn = (sections: readonly ContentSection<unknown>[]): IntentionBlock[] =>
  sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === "intention");

/** The sections without those that say nothing: an empty text is left out, and a section without anything. */
export function filledSections<R>(sections: readonly ContentSection<R>[]): ContentSection<R>[] {
  return sections
    .map((section) => ({ ...section, blocks: section.blocks.filter(saysSomething) }))
    .filter(({ blocks }) => blocks.length > 0);
}

/** The same with the figures of which something is known: as they would be published now. */
export function knownSections(sections: readonly ContentSection<FigureResult | null>[]): ContentSection[] {
  const isKnown = (block: ContentBlock<FigureResult | null>): block is ContentBlock =>
    !isFigureBlock(block) || block.result !== null;
  return filledSections(sections.map((section) => ({ ...section, blocks: section.blocks.filter(isKnown) })));
}

const saysSomething = (block: ContentBlock<unknown>): boolean =>
  block.kind !== "markdown" || block.text.trim() !== "";

/** The title under which a figure is shown: what the writer called it, else its own. */
export const figureTitle = (
  block: Pick<FigureBlock<FigureResult | null>, "title" | "result">,
  fallback: string,
) => block.title || (block.result?.title ?? fallback);
