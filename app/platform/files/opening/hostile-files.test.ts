import { describe, expect, it } from "vitest";
import { openFile } from "./open-file.server";
import type { Opened, PageToSet } from "./opened";
import { setPdf } from "./set-pdf.server";
import { BREAKING_PDFS } from "./testing/breaking-pdfs";
import { buildPdf, PLANTED, PLANTED_HEX, PLANTED_UTF16 } from "./testing/build-pdf";
import {
  BREAKING_DOCX,
  BREAKING_FILES,
  HOSTILE_DOCX,
  HOSTILE_PICTURES,
  SAID,
} from "./testing/hostile-others";
import { HOSTILE_PDFS } from "./testing/hostile-pdfs";
import { segmentsOf, takeApart } from "./testing/made-pdf";

/** The name as anybody could write it into a file. */
const WRITTEN = [PLANTED, "Quillfeather", PLANTED_HEX, PLANTED_HEX.toLowerCase(), PLANTED_UTF16];
const BINARY = [
  Buffer.from(PLANTED, "utf8"),
  Buffer.from(PLANTED, "utf16le"),
  Buffer.from(PLANTED, "utf16le").swap16(),
];

function pagesOf(opened: Opened): PageToSet[] {
  if (!opened.ok) throw new Error(`It was refused: ${opened.refusal}`);
  return opened.pages.map(({ picture, text }) =>
    picture ? { kind: "picture", ...picture } : { kind: "text", text },
  );
}

/** What a provider gets of a file holds nothing but our own objects, and the name nowhere. */
async function expectNothingOf(opened: Opened): Promise<void> {
  const made = await setPdf("A document", pagesOf(opened));
  const { foreign, readable, pictures } = takeApart(made);
  expect(foreign).toEqual([]);
  for (const words of WRITTEN) expect(readable.includes(words), words).toBe(false);
  for (const bytes of BINARY) expect(made.includes(bytes)).toBe(false);
  for (const picture of pictures)
    expect(
      segmentsOf(picture).filter((marker) => (marker >= 0xe1 && marker <= 0xef) || marker === 0xfe),
    ).toEqual([]);
  if (opened.ok) for (const { text } of opened.pages) expect(text).not.toContain("Quillfeather");
}

describe("a PDF that hides a name", () => {
  it.each(HOSTILE_PDFS.filter(({ shows }) => !shows))("in: $name", async ({ file }) => {
    expect(file().length).toBeGreaterThan(300);
    await expectNothingOf(await openFile(file()));
  });

  it.each(HOSTILE_PDFS.filter(({ shows }) => shows))(
    "openly is read as it is drawn: $name",
    async ({ file }) => {
      const opened = await openFile(file());
      expect(opened.ok && opened.pages[0]?.text.replace(/\s/g, "")).toContain(PLANTED.replace(" ", ""));
    },
  );

  it("where nobody sees it is compared all the same", async () => {
    for (const name of ["white words", "words under a black box", "words beside the page"]) {
      const opened = await openFile(HOSTILE_PDFS.find((one) => one.name === name)?.file() ?? Buffer.alloc(0));
      expect(opened.ok && opened.pages[0]?.hidden, name).toContain("Quillfeather");
      expect(opened.ok && opened.pages[0]?.flags, name).toContain("hidden");
    }
  });
});

describe("a page", () => {
  const flagsOf = async (content: string, more = {}) => {
    const opened = await openFile(buildPdf({ content, ...more }));
    return opened.ok ? opened.pages[0]?.flags : opened.refusal;
  };
  const text = "BT /F1 12 Tf 72 700 Td (She reads well.) Tj ET";

  it("of words, rules and black boxes needs nobody to look at it", async () => {
    expect(await flagsOf(text)).toEqual([]);
    expect(await flagsOf(`${text} 72 690 400 1 re f 0 0 0 rg 72 640 200 16 re f`)).toEqual([]);
    expect(await flagsOf("")).toEqual([]);
  });

  it("is read line by line as it is drawn", async () => {
    const opened = await openFile(
      buildPdf({ content: `${text} BT /F1 12 Tf 72 680 Td (And likes maths.) Tj ET` }),
    );
    expect(opened.ok && opened.pages[0]?.text).toBe("She reads well.\nAnd likes maths.");
  });

  it("with more to see than its words is looked at by a person", async () => {
    // A signature, drawn with a pen.
    expect(await flagsOf(`${text} 72 500 m 90 540 100 460 120 500 c 140 540 150 470 170 510 c S`)).toContain(
      "ink",
    );
    const scan = "q 500 0 0 700 40 60 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x00\xff\xff\x00 EI Q";
    expect(await flagsOf(scan)).toEqual(expect.arrayContaining(["no-words", "picture"]));
  });

  it("with letters that nobody can read is looked at by a person", async () => {
    const map =
      "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange endcmap";
    const objects = {
      5: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [65 /g1 /g2 /g3] >> /ToUnicode 10 0 R >>",
      10: `<< /Length ${map.length} >>\nstream\n${map}\nendstream`,
    };
    expect(await flagsOf("BT /F1 12 Tf 72 700 Td (ABC) Tj ET", { objects })).not.toEqual([]);
  });
});

describe("a Word document", () => {
  it.each(HOSTILE_DOCX)("that hides a name in $name gives its words alone", async ({ file }) => {
    const opened = await openFile(await file());
    await expectNothingOf(opened);
    expect(opened.ok && opened.pages[0]?.text).toContain(SAID);
  });

  it("that formats a name as hidden has it compared", async () => {
    const opened = await openFile(
      await (HOSTILE_DOCX.find(({ name }) => name === "hidden words")?.file() ?? Buffer.alloc(0)),
    );
    expect(opened.ok && opened.pages[0]?.hidden).toBe(PLANTED);
  });
});

describe("a picture", () => {
  it.each(HOSTILE_PICTURES)("is drawn anew without $name", async ({ file }) => {
    const bytes = await file();
    await expectNothingOf(await openFile(bytes));
  });
});

describe("a file that is made to break whoever opens it", () => {
  it.each([...BREAKING_PDFS, ...BREAKING_DOCX, ...BREAKING_FILES])(
    "is refused or opened, and no more: $name",
    async ({ file }) => {
      const opened = await openFile(await file());
      if (opened.ok) await expectNothingOf(opened);
      else expect(opened.refusal).toMatch(/^[a-z-]+$/);
    },
  );
});
