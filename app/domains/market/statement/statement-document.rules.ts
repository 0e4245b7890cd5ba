import { dateWords } from "~/domains/offers/cost-words.rules";
import type { DocumentPart, DocumentText } from "~/platform/documents/document-parts";
import type { ProseNode } from "~/platform/markdown/prose";
import { londonDate } from "~/platform/time";
import type { FigureCell, FigureColumn, FigureResult, FigureSource } from "../figures.types";
import { intentionFacts } from "../intentions/intention.rules";
import { FIGURE_QUERIES } from "./figure-queries.rules";
import { cellWords, markWords, numberWords, unitOf } from "./figure-words.rules";
import {
  type ContentBlock,
  figureTitle,
  isFigureBlock,
  type StatementContent,
} from "./statement-content.rules";

/** A published statement as a document that people keep: made of the version alone, as its page is. Pure. */

/** So many columns of numbers stand side by side on a page of A4; a wider figure is told in several tables. */
const COLUMNS_A_TABLE = 5;

/** What one version says, in the order of its page. Charts are told as their tables. */
export function statementText(content: StatementContent, sha256: string): DocumentText {
  const { council, number, title, period, publishedAt, sections } = content;
  const published = dateWords(londonDate(new Date(publishedAt)));
  return {
    title: `${council.name}: ${title}`,
    parts: [
      paragraph(`Market position statement, ${period}. Version ${number}, published ${published}.`),
      ...whatChanged(content),
      ...sections.flatMap((section) => [heading(section.title), ...section.blocks.flatMap(blockParts)]),
      heading("About this version"),
      paragraph(
        `A published version never changes. To cite it: ${council.name}, ${title}, version ${number}, ${published}. Charts on the web page appear here as tables. For the current status of each intention and any newer version, see the statement’s page on Homeward. SHA-256 of the version as JSON: ${sha256}`,
      ),
    ],
  };
}

const heading = (text: string): DocumentPart => ({ kind: "heading", text });
const subheading = (text: string): DocumentPart => ({ kind: "subheading", text });
const paragraph = (text: string): DocumentPart => ({ kind: "paragraph", text });

function whatChanged({ number, changes }: StatementContent): DocumentPart[] {
  if (number === 1) return changes.summary ? [paragraph(changes.summary)] : [];
  const { summary, sections, figures, moved } = changes;
  return [
    heading(`What changed since version ${number - 1}`),
    ...(summary ? [paragraph(summary)] : []),
    ...(sections.length > 0 ? [list(sections.map(({ title, change }) => `${title}: ${change}`))] : []),
    ...(figures.length > 0
      ? [
          {
            kind: "table" as const,
            caption:
              moved > figures.length
                ? `The first ${figures.length} of ${moved} figures that moved`
                : "Figures that moved",
            headers: ["Figure", "Of", "In", "From", "To"],
            rows: figures.map(({ figure, row, column, from, to }) => [figure, row, column, from, to]),
          },
        ]
      : []),
  ];
}

const list = (items: readonly string[], ordered = false): DocumentPart => ({ kind: "list", ordered, items });

function blockParts(block: ContentBlock): DocumentPart[] {
  if (isFigureBlock(block)) {
    const title = figureTitle(block, FIGURE_QUERIES[block.query].label);
    const { result } = block;
    const drawn = block.kind === "figure" ? oneNumber(title, result) : figureTables(title, result);
    return [...drawn, ...proseParts(block.nodes), ...aboutFigure(result)];
  }
  if (block.kind === "markdown") return proseParts(block.nodes);
  const rows = intentionFacts(block.intention).map(({ key, value }) => [key, value]);
  return [
    subheading(block.title),
    { kind: "table", caption: "What we intend to commission", headers: ["What", "Details"], rows },
    ...proseParts(block.nodes),
  ];
}

/** The newest number of the council's own row, as the page has it. */
function oneNumber(title: string, figure: FigureResult): DocumentPart[] {
  const row = figure.rows.find(({ kind }) => kind === "own") ?? figure.rows[0];
  const column = figure.columns.at(-1);
  const cell = row?.cells[figure.columns.length - 1];
  if (!row || !column || !cell) return [];
  const { label } = unitOf(figure, column);
  return [
    subheading(title),
    paragraph(`${cellWords(cell, unitOf(figure, column))} ${label}, ${row.label}, ${column.label}`),
  ];
}

function figureTables(title: string, figure: FigureResult): DocumentPart[] {
  const parts: DocumentPart[] = [];
  for (let from = 0; from < figure.columns.length; from += COLUMNS_A_TABLE) {
    const columns = figure.columns.slice(from, from + COLUMNS_A_TABLE);
    const more =
      figure.columns.length > COLUMNS_A_TABLE ? `, ${columns[0]?.label} to ${columns.at(-1)?.label}` : "";
    parts.push({
      kind: "table",
      caption: `${title} (${figure.unit.label}${more})`,
      headers: [figure.rowHeading, ...columns.map(({ label }) => label)],
      rows: figure.rows.map(({ label, cells }) => [
        label,
        ...columns.map((column, at) => cellText(figure, column, cells[from + at])),
      ]),
    });
  }
  return parts;
}

function cellText(figure: FigureResult, column: FigureColumn, cell: FigureCell | undefined): string {
  if (!cell) return "";
  const unit = unitOf(figure, column);
  const words = cellWords(cell, unit);
  const before = cell.revisedFrom;
  if (!before) return words;
  const was = before.value === null ? before.mark && markWords(before.mark) : numberWords(before.value, unit);
  return was ? `${words}\nrevised from ${was}` : words;
}

const sourceWords = ({ publisher, title, release, file, licence }: FigureSource) =>
  [publisher, title, release && `release ${release}`, file, licence].filter(Boolean).join(", ");

function aboutFigure({ unit, definition, notes = [], sources }: FigureResult): DocumentPart[] {
  const said = [`Unit: ${unit.label}.`, definition, ...notes].filter((text) => text !== "").join(" ");
  const from = sources.map(sourceWords);
  return [
    paragraph(from.length === 1 ? `${said} Source: ${from[0]}.` : said),
    ...(from.length > 1 ? [list(from)] : []),
  ];
}

/** A text that somebody wrote in Markdown: its headings, paragraphs and lists; a link with its address behind it. */
function proseParts(nodes: readonly ProseNode[]): DocumentPart[] {
  const parts: DocumentPart[] = [];
  let line: ProseNode[] = [];
  const endLine = () => {
    const text = inline(line);
    if (text.trim() !== "") parts.push(paragraph(text));
    line = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) {
      line.push(node);
      continue;
    }
    endLine();
    if (node.kind === "heading") parts.push(subheading(inline(node.parts)));
    else if (node.kind === "list")
      parts.push(
        list(
          node.parts.map((item) => inline([item])),
          node.ordered,
        ),
      );
    else if (node.kind === "quote") parts.push(...proseParts(node.parts));
    else if (node.kind === "paragraph" || node.kind === "block") {
      const text = inline(node.parts);
      if (text.trim() !== "") parts.push(paragraph(text));
    }
  }
  endLine();
  return parts;
}

const isBlock = ({ kind }: ProseNode): boolean =>
  ["heading", "list", "quote", "paragraph", "block", "rule"].includes(kind);

function inline(nodes: readonly ProseNode[]): string {
  return nodes
    .map((node): string => {
      if (node.kind === "text") return node.text;
      if (!("parts" in node)) return node.kind === "break" ? "\n" : "";
      const text = inline(node.parts);
      if (node.kind === "link")
        return node.url.startsWith("#") || node.url === text ? text : `${text} (${node.url})`;
      // What stands in a point of a list by itself begins a line of its own.
      return node.kind === "list" ? node.parts.map((item) => `\n– ${inline([item])}`).join("") : text;
    })
    .join("");
}
