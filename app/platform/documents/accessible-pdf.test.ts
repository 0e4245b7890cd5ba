import { inflateSync } from "node:zlib";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { describe, expect, it } from "vitest";
import { accessiblePdf } from "./accessible-pdf.server";
import type { DocumentText } from "./document-parts";

const made = new Date("2026-11-29T10:00:00Z");
const document: DocumentText = {
  title: "An agreement of £1",
  parts: [
    { kind: "paragraph", text: "First line\nsecond line" },
    { kind: "heading", text: "Fees" },
    { kind: "subheading", text: "Each week" },
    { kind: "list", ordered: true, items: ["Core", "Extra"] },
    { kind: "list", ordered: false, items: ["Loose"] },
    { kind: "table", caption: "Fee schedule", headers: ["Fee", "Price"], rows: [["Core", "£4,850.00"]] },
  ],
};

/** What a reader of the file sees, in order. */
async function textOf(pdf: Uint8Array): Promise<string> {
  const library = await PDFiumLibrary.init();
  try {
    const loaded = await library.loadDocument(pdf);
    const pages = [...loaded.pages()].map((page) => page.getText());
    loaded.destroy();
    return pages.join("\n").replace(/\s+/g, " ");
  } finally {
    library.destroy();
  }
}

/** The file with what is compressed in it written out, where its structure stands. */
function inside(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  let all = bytes.toString("latin1");
  for (let at = bytes.indexOf("stream\n"); at >= 0; at = bytes.indexOf("stream\n", at + 1)) {
    try {
      all += inflateSync(bytes.subarray(at + 7)).toString("latin1");
    } catch {
      // Not compressed.
    }
  }
  return all;
}

describe("a document as PDF", () => {
  const pdf = accessiblePdf(document, made);

  it("says that it is PDF/UA-1, in English, with a title, and marks headings, tables and their headers", () => {
    const all = inside(pdf);
    expect(all).toMatch(/pdfuaid:part>1</);
    expect(all).toMatch(/\/Lang\s*\(en-GB\)/);
    expect(all).toMatch(/<dc:title>[\s\S]*An agreement of £1|An agreement of \S{1,3}1/);
    for (const mark of [
      "H1",
      "H2",
      "H3",
      "L",
      "LI",
      "P",
      "Table",
      "Caption",
      "THead",
      "TBody",
      "TR",
      "TH",
      "TD",
    ])
      expect(all, mark).toMatch(new RegExp(`/S\\s*/${mark}\\b`));
    expect(all).toMatch(/\/Scope\s*\/Column/);
  });

  it("has the text in its order", async () => {
    expect(await textOf(pdf)).toContain(
      "An agreement of £1 First line second line Fees Each week 1. Core 2. Extra • Loose Fee schedule Fee Price Core £4,850.00",
    );
  });

  it("is the same for the same text", () => {
    expect(Buffer.from(accessiblePdf(document, made)).equals(Buffer.from(pdf))).toBe(true);
  });

  it.each([
    ["a command of the template language", '#panic("x") #eval("1+1") #include "/etc/passwd"'],
    ["marks of it", "*bold* _thin_ $x^2$ = heading - list <label> @ref `code` // comment /* more */"],
    ["the end of a string", '"} ] ) \\" \\u{41} \\n'],
  ])("shows %s as it was typed", async (_what, text) => {
    const shown = await textOf(accessiblePdf({ title: text, parts: [{ kind: "paragraph", text }] }, made));
    expect(shown.split(text.replace(/\s+/g, " ")).length - 1).toBe(2);
  });

  it("names a sign that it cannot show by its code, and says so", async () => {
    // Of no letter yet, so that no font of any machine has them.
    const text = "Ada likes \u{1BCB0} and \u{2FE0}\u{2FE1}; Łukasz too.";
    const shown = await textOf(
      accessiblePdf(
        { title: "T", parts: [{ kind: "table", caption: text, headers: [text], rows: [[text]] }] },
        made,
      ),
    );
    expect(shown.split("Ada likes [U+1BCB0] and [U+2FE0][U+2FE1]; Łukasz too.").length - 1).toBe(3);
    expect(shown).toContain("is a character this PDF cannot display");
  });

  it("is made of whatever somebody may write", () => {
    const text = "مرحبا \u202eback\u202c e\u0301 \u200b \u0000\u0007 \ud83d 👩‍👧 ﷽ ".repeat(20);
    const many = Array.from({ length: 600 }, (_, n) => String.fromCodePoint(0x4e00 + n * 7)).join("");
    for (const typed of [text, many])
      expect(
        accessiblePdf({ title: "T", parts: [{ kind: "paragraph", text: typed }] }, made).length,
      ).toBeGreaterThan(1_000);
  });
});
