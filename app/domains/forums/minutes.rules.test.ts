import { expect, it } from "vitest";
import { minutesTree } from "./minutes.rules";

const all = (markdown: string) => JSON.stringify(minutesTree(markdown));

it("reads headings, lists, strong words and links", () => {
  expect(minutesTree("# Staffing\n\n- **night** cover\n- [figures](https://example.org/a)")).toEqual([
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
])("follows and loads nothing that it should not: %s", (markdown) => {
  expect(all(markdown)).not.toContain('"link"');
  expect(all(markdown)).not.toContain('"url"');
});

it("shows HTML as the text it is", () => {
  expect(all('<script>alert(1)</script>\n\n<img src=x onerror="alert(1)">')).toContain("<script>");
  expect(minutesTree("<script>alert(1)</script>").every(({ kind }) => kind === "text")).toBe(true);
});

it("does not go on for ever into what is nested too deeply", () => {
  expect(() => minutesTree(`${"> ".repeat(5_000)}deep`)).not.toThrow();
});
