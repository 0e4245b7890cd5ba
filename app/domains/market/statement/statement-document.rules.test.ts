import { expect, it } from "vitest";
import { proseTree } from "~/platform/markdown/prose";
import type { FigureResult } from "../figures.types";
import { NO_PARAMETERS } from "./figure-queries.rules";
import type { ContentBlock, StatementContent } from "./statement-content.rules";
import { statementText } from "./statement-document.rules";

const figure = (columns: number, more: Partial<FigureResult> = {}): FigureResult => ({
  title: "Children looked after",
  unit: { label: "children", as: "number", places: 0 },
  rowHeading: "Council",
  columns: Array.from({ length: columns }, (_, at) => ({ key: `${2020 + at}`, label: `${2020 + at}` })),
  rows: [
    {
      key: "own",
      label: "Wolverhampton",
      kind: "own",
      cells: Array.from({ length: columns }, (_, at) =>
        at === 0
          ? { value: null, mark: "hidden" as const, from: [] }
          : {
              value: 1_000 + at,
              mark: null,
              from: [],
              ...(at === 1 ? { revisedFrom: { value: 999, mark: null, release: "2020" } } : {}),
            },
      ),
    },
  ],
  sources: [{ publisher: "DfE", title: "CLA", release: "2025", file: "cla.csv", date: null }],
  definition: "On 31 March.",
  ...more,
});

const content = (blocks: ContentBlock[], more: Partial<StatementContent> = {}): StatementContent => ({
  schema: 1,
  council: { code: "E08000031", name: "Wolverhampton", slug: "wolverhampton" },
  number: 1,
  title: "Homes for children",
  period: "2026 to 2029",
  publishedAt: "2026-11-30T00:30:00.000Z",
  supersedes: null,
  changes: { summary: "", sections: [], figures: [], moved: 0 },
  sections: [{ key: "need", title: "What we need", blocks }],
  ...more,
});
const partsOf = (blocks: ContentBlock[], more: Partial<StatementContent> = {}) =>
  statementText(content(blocks, more), "abc").parts.slice(1, -2);
const shown = (kind: "table" | "figure", result: FigureResult): ContentBlock => ({
  ...{ kind, key: "k", text: "", nodes: [], title: "", query: "own-table", parameters: NO_PARAMETERS },
  result,
});

it("says what it is, when it was published and how to cite it", () => {
  const { title, parts } = statementText(content([]), "abc");
  expect(title).toBe("Wolverhampton: Homes for children");
  expect(parts[0]).toEqual({
    kind: "paragraph",
    text: "Market position statement, 2026 to 2029. Version 1, published 30 November 2026.",
  });
  expect(parts.at(-1)).toMatchObject({
    text: expect.stringContaining("SHA-256 of the version as JSON: abc"),
  });
});

it("tells a figure as tables of at most five columns, with what is hidden in words and where it is from", () => {
  const [heading, first, second, about] = partsOf([shown("table", figure(7))]);
  expect(heading).toEqual({ kind: "heading", text: "What we need" });
  expect(first).toEqual({
    kind: "table",
    caption: "Children looked after (children, 2020 to 2024)",
    headers: ["Council", "2020", "2021", "2022", "2023", "2024"],
    rows: [["Wolverhampton", "Hidden (small number)", "1,001\nrevised from 999", "1,002", "1,003", "1,004"]],
  });
  expect(second).toMatchObject({
    headers: ["Council", "2025", "2026"],
    rows: [["Wolverhampton", "1,005", "1,006"]],
  });
  expect(about).toMatchObject({
    text: "Unit: children. On 31 March. Source: DfE, CLA, release 2025, cla.csv.",
  });
});

it("tells one number as a sentence", () => {
  expect(partsOf([shown("figure", figure(2))]).slice(1, 3)).toEqual([
    { kind: "subheading", text: "Children looked after" },
    { kind: "paragraph", text: "1,001 children, Wolverhampton, 2021" },
  ]);
});

it("tells Markdown as headings, paragraphs and lists, a link with its address", () => {
  const text = (value: string) => ({ type: "text", value });
  const nodes = proseTree({
    type: "root",
    children: [
      { type: "heading", depth: 1, children: [text("First")] },
      {
        type: "paragraph",
        children: [
          text("Read "),
          { type: "link", url: "https://example.org/a", children: [text("this")] },
          text("."),
        ],
      },
      {
        type: "list",
        ordered: true,
        children: [
          {
            type: "listItem",
            children: [
              { type: "paragraph", children: [text("one")] },
              { type: "list", children: [{ type: "listItem", children: [text("inner")] }] },
            ],
          },
        ],
      },
      { type: "blockquote", children: [{ type: "paragraph", children: [text("Said")] }] },
    ],
  });
  expect(partsOf([{ kind: "markdown", key: "k", text: "", nodes }]).slice(1)).toEqual([
    { kind: "subheading", text: "First" },
    { kind: "paragraph", text: "Read this (https://example.org/a)." },
    { kind: "list", ordered: true, items: ["one\n– inner"] },
    { kind: "paragraph", text: "Said" },
  ]);
});

it("tells an intention by its facts, and what changed since the version before", () => {
  const intention = {
    type: "solo-home",
    area: "Bilston",
    needs: "",
    homes: 2,
    beds: null,
    by: "2027-09-01",
  } as const;
  const moved = { figure: "Children", row: "Own", column: "2025", from: "501", to: "502" };
  const parts = partsOf(
    [{ kind: "intention", key: "k", text: "", nodes: [], title: "Two homes", intention }],
    {
      number: 2,
      changes: {
        summary: "New figures.",
        sections: [{ key: "need", title: "What we need", change: "changed" }],
        figures: [moved],
        moved: 3,
      },
    },
  );
  expect(parts.slice(0, 4)).toMatchObject([
    { kind: "heading", text: "What changed since version 1" },
    { text: "New figures." },
    { items: ["What we need: changed"] },
    { caption: "The first 1 of 3 figures that moved", rows: [["Children", "Own", "2025", "501", "502"]] },
  ]);
  expect(parts.at(-1)).toMatchObject({
    kind: "table",
    rows: [
      ["Type", "Home for one child"],
      ["How many", "2 homes"],
      ["Where", "Bilston"],
      ["Needed by", "1 September 2027"],
    ],
  });
});
