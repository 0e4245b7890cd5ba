import { describe, expect, it } from "vitest";
import { readProse } from "~/platform/markdown/read-prose.server";
import { clausesOf } from "./clauses.rules";
import { exampleAgreement } from "./example-agreement.rules";
import { fillClauses, nearestPlaceholder, PLACEHOLDERS, placeholderProblem } from "./template.rules";

const example = exampleAgreement("Wolverhampton");
const clauses = async (markdown: string) => clausesOf((await readProse(markdown)) ?? []);

describe("clauses of a template", () => {
  it("know their placeholders however they are spaced and written, and every one is filled", async () => {
    const all = Object.keys(PLACEHOLDERS).map((name) => `{{ ${name.toUpperCase()} }}`);
    expect(placeholderProblem(all.join(" "))).toBeUndefined();
    const [filled] = fillClauses(await clauses(all.join("\n\n")), example);
    expect(JSON.stringify(fillClauses(await clauses(all.join("\n\n")), example))).not.toContain("{{");
    expect(filled).toEqual({ kind: "paragraph", text: "IPA-EXAMPLE" });
    const [fee] = fillClauses(await clauses("{{weekly fee}} from {{start date}}"), example);
    expect(fee).toMatchObject({ text: "£4,950.00 from Monday 11 January 2027" });
  });

  it.each([
    ["{{weekly fe}}", "weekly fee"],
    ["{{hom}}", "home"],
    ["{{notice of council}}", "council notice"],
    ["{{}}", "home"],
  ])("an unknown one is refused: %s", (written, nearest) => {
    expect(placeholderProblem(`Before ${written} after`)).toContain("is not a placeholder");
    if (written !== "{{}}" && !written.includes("notice of"))
      expect(nearestPlaceholder(written.slice(2, -2))).toBe(nearest);
  });

  it.each(["{{home", "home}}", "{{ho\nme}}", "a }} b"])("one that is not closed is refused: %s", (text) => {
    expect(placeholderProblem(text)).toBeDefined();
  });

  it("are headings, paragraphs and lists in words: no HTML, picture or style of theirs is kept", async () => {
    expect(
      await clauses(
        "# One\n\nSome **bold** [link](https://a.example/x)\n\n1. first\n2. second\n   - beneath\n\n<script>alert(1)</script>",
      ),
    ).toEqual([
      { kind: "subheading", text: "One" },
      { kind: "paragraph", text: "Some bold link (https://a.example/x)" },
      { kind: "list", ordered: true, items: ["first", "second\n– beneath"] },
      { kind: "paragraph", text: "<script>alert(1)</script>" },
    ]);
  });
});
