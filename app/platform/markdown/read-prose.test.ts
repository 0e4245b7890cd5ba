import { expect, it } from "vitest";
import type { ProseNode } from "./prose";
import { readProse } from "./read-prose.server";

const all = async (markdown: string) => JSON.stringify(await readProse(markdown));

it("reads headings, lists, strong words and links", async () => {
  expect(await readProse("# Staffing\n\n- **night** cover\n- [figures](https://example.org/a)")).toEqual([
    { kind: "heading", level: 3, parts: [{ kind: "text", text: "Staffing" }] },
    {
      kind: "list",
      ordered: false,
      parts: [
        {
          kind: "item",
          parts: [
            { kind: "strong", parts: [{ kind: "text", text: "night" }] },
            { kind: "text", text: " cover" },
          ],
        },
        {
          kind: "item",
          parts: [{ kind: "link", url: "https://example.org/a", parts: [{ kind: "text", text: "figures" }] }],
        },
      ],
    },
  ]);
});

it.each([
  "[press](javascript:alert(1))",
  "[press](JaVaScRiPt:alert(1))",
  "[press](data:text/html,<script>alert(1)</script>)",
  "![picture](https://tracker.example/pixel.png)",
  "<https://evil.example\n>",
  "[x]: javascript:alert(1)\n\n[press][x]",
])("follows and loads nothing that it should not: %s", async (markdown) => {
  expect(await all(markdown)).not.toContain('"link"');
  expect(await all(markdown)).not.toContain('"url"');
});

it.each([
  ["[//]: # (a note about children)", "a note about children"],
  ["[ a note ]: https://example.org\n\nText", "a note"],
  ["- point\n\n  [x]: https://example.org/a-note", "https://example.org/a-note"],
  ["![](https://example.org/a-note.png)", "https://example.org/a-note.png"],
  ['![alt](pixel.png "a note")', "a note"],
  ["![alt][x]\n\n[x]: a-note.png", "a-note.png"],
  ['[words](https://example.org "a note")', "a note"],
  ["[words](a-note-about-children)", "a-note-about-children"],
  ["```a note\nx\n```", "a note"],
  ["```\nx\n```", "x"],
])("keeps nothing unseen of %j", async (markdown, said) => {
  const texts = (nodes: ProseNode[]): string =>
    nodes.map((node) => ("parts" in node ? texts(node.parts) : "text" in node ? node.text : "")).join("");
  expect(texts((await readProse(markdown)) ?? [])).toContain(said);
});

it.each([
  ["too deep", `${"> ".repeat(25)}a note`],
  ["too many parts", "a\\\n".repeat(10_100)],
])("refuses whole what has %s, and cuts nothing of it", async (_what, markdown) => {
  expect(await readProse(markdown)).toBeUndefined();
});

it("shows HTML as the text it is", async () => {
  expect(await all('<script>alert(1)</script>\n\n<img src=x onerror="alert(1)">')).toContain("<script>");
  expect((await readProse("<script>alert(1)</script>"))?.every(({ kind }) => kind === "text")).toBe(true);
});

it.each([
  ["quotes in quotes", "> ".repeat(30_000)],
  ["brackets", "[".repeat(60_000)],
  ["links in links", "[a](".repeat(15_000)],
  ["references", "[a]: x\n".repeat(8_000)],
])("never keeps the loop while it reads %s, whether or not it can", async (_what, markdown) => {
  let turns = 0;
  const beat = setInterval(() => {
    turns += 1;
  }, 5);
  const begun = performance.now();
  const read = await readProse(markdown.slice(0, 60_000));
  clearInterval(beat);
  const waited = performance.now() - begun;
  // A loop that was free turned all the time, as often as the machine let it; one that was not turned once at the end.
  if (waited > 200) expect(turns).toBeGreaterThan(2);
  expect(read === undefined || Array.isArray(read)).toBe(true);
});
