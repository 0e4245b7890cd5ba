import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { kindOf, readPdf } from "./document-reading.server";
import { pdf } from "./testing/pdf";

const wordsOf = (bytes: Buffer) => {
  const read = readPdf(bytes);
  return read.ok ? read.words : `refused: ${read.words}`;
};

describe("what a file is", () => {
  it("is told by its content", () => {
    expect(kindOf(pdf(["Hello"]))).toBe("pdf");
    expect(kindOf(Buffer.from("A school report, “good”"))).toBe("text");
    expect(kindOf(Buffer.from("PK\u0003\u0004word/document.xml\u0000"))).toBeUndefined();
    expect(kindOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBeUndefined();
    expect(kindOf(Buffer.from("MZ\u0000"))).toBeUndefined();
  });
});

describe("a PDF", () => {
  it("is read as far as simple writers leave it readable, also under a black box", () => {
    expect(wordsOf(pdf(["(Amara likes football) Tj"]))).toContain("Amara likes football");
    expect(wordsOf(pdf(["[(Quill) -20 (fea) 5 (ther)] TJ 0 0 0 rg 10 10 90 12 re f"]))).toContain(
      "Quillfeather",
    );
    expect(wordsOf(pdf(["<416D617261> Tj"]))).toContain("Amara");
    expect(wordsOf(pdf(["(Am\\141ra \\(her\\)) Tj"]))).toContain("Amara (her)");
  });

  it("is read through the table of its font", () => {
    const table =
      "2 beginbfchar <0001> <0041> <0002> <006D> endbfchar 1 beginbfrange <0010> <0012> <0061> endbfrange";
    expect(wordsOf(pdf([table, "<0001000200100002> Tj"]))).toContain("Amam");
  });

  it("loses the properties that say who wrote it, byte for byte at their place", () => {
    const bytes = pdf(["(x) Tj"], "/Author (Amara Quillfeather) /Title <FEFF0041> /Creator (W\\)ord)");
    const read = readPdf(bytes);
    if (!read.ok) throw new Error(read.words);
    expect(read.cleaned).toHaveLength(bytes.length);
    expect(read.cleaned.toString("latin1")).not.toMatch(/Amara|FEFF0041|ord\)/);
    expect(read.cleaned.toString("latin1")).toContain("/Author (");
  });

  it("is refused with what to do when it hides something", () => {
    expect(wordsOf(pdf([], "/Encrypt 5 0 R"))).toMatch(/locked/);
    expect(wordsOf(pdf([], "/OpenAction << /S /JavaScript >>"))).toMatch(/program/);
    expect(wordsOf(pdf(["/Author (Somebody)"]))).toMatch(/properties/);
    expect(wordsOf(pdf([], "/Annots [<< /Contents (It is Amara) >>]"))).toMatch(/comments/);
  });

  it("that grows without end when it is opened is not opened to the end", () => {
    const bomb = deflateSync(Buffer.alloc(60 * 1024 * 1024));
    const bytes = Buffer.concat([Buffer.from("%PDF-1.7\nstream\n"), bomb, Buffer.from("\nendstream")]);
    expect(wordsOf(bytes)).toMatch(/larger inside/);
  });
});
