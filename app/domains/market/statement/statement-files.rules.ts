import { type CsvCell, writtenCsv } from "~/platform/csv/written-csv";
import type { FigureResult, FigureUnit } from "../figures.types";
import { unitOf } from "./figure-words.rules";
import {
  type FigureBlock,
  figureTitle,
  isFigureBlock,
  type StatementContent,
} from "./statement-content.rules";

/** What is given away of a published statement besides its page: its figures as CSV, and a feed of its versions. Pure. */

const HEADINGS = [
  "section",
  "figure",
  "row",
  "column",
  "value",
  "mark",
  "low",
  "high",
  "at_least",
  "unit",
  "publisher",
  "source",
  "release",
  "file",
  "line",
];

/**
 * Every cell of every figure as a row. A number is written plainly in the unit beside it, money in pounds with its pence as
 * decimals; a mark by its code, with no number; `at_least` is "yes" where the number leaves parts out.
 */
export function figuresCsv(content: StatementContent): string {
  const rows = content.sections.flatMap(({ title, blocks }) =>
    blocks.flatMap((block) => (isFigureBlock(block) ? cellRows(title, block) : [])),
  );
  return writtenCsv([HEADINGS, ...rows]);
}

function cellRows(section: string, block: FigureBlock): CsvCell[][] {
  const figure: FigureResult = block.result;
  return figure.rows.flatMap((row) =>
    figure.columns.map((column, at): CsvCell[] => {
      const cell = row.cells[at];
      const from = cell?.from[0];
      const source = from && figure.sources[from.source];
      const unit = unitOf(figure, column);
      return [
        section,
        figureTitle(block, block.query),
        row.label,
        column.label,
        plain(cell?.value, unit),
        cell?.mark ?? "",
        plain(cell?.low, unit),
        plain(cell?.high, unit),
        cell?.atLeast ? "yes" : "",
        unit.as === "percent" ? `percent ${unit.label}` : unit.label,
        source?.publisher ?? "",
        source?.title ?? "",
        source?.release ?? "",
        source?.file ?? "",
        from?.line ?? "",
      ];
    }),
  );
}

const plain = (value: number | null | undefined, unit: FigureUnit): CsvCell =>
  value === null || value === undefined ? "" : unit.as === "pence" ? value / 100 : value;

export type FeedEntry = {
  id: string;
  number: number;
  title: string;
  summary: string;
  at: Date;
  address: string;
};
export type Feed = { id: string; title: string; address: string; self: string; entries: FeedEntry[] };

const XML: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
/** As XML, without what XML 1.0 cannot hold. */
const xml = (text: string) =>
  [...text]
    .filter((sign) => sign >= " " || sign === "\n" || sign === "\t")
    .map((sign) => XML[sign] ?? sign)
    .join("");

/** An Atom feed (RFC 4287), newest first; ids are UUIDs, so that they stay when the address changes. */
export function atomFeed({ id, title, address, self, entries }: Feed): string {
  const updated = entries[0]?.at.toISOString() ?? "1970-01-01T00:00:00.000Z";
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    `<id>urn:uuid:${xml(id)}</id>`,
    `<title>${xml(title)}</title>`,
    `<updated>${updated}</updated>`,
    `<link rel="alternate" type="text/html" href="${xml(address)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
    "<author><name>Homeward</name></author>",
    ...entries.map(
      (entry) =>
        `<entry><id>urn:uuid:${xml(entry.id)}</id><title>${xml(entry.title)}</title><updated>${entry.at.toISOString()}</updated>` +
        `<link rel="alternate" type="text/html" href="${xml(entry.address)}"/><summary>${xml(entry.summary)}</summary></entry>`,
    ),
    "</feed>\n",
  ].join("\n");
}
