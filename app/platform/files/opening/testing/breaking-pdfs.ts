import { deflateSync } from "node:zlib";
import { buildPdf, packed, SHOWN, stream } from "./build-pdf";

/** PDFs that are made to break whoever opens them: none of them may cost more than a refusal. */
export type Breaking = { name: string; file: () => Buffer };

/** 576 bytes that kept an expression over raw bytes busy for longer than anybody waits. */
export const EXPONENTIAL = Buffer.concat([
  Buffer.from("%PDF-1.7\n1 0 obj << /Author (", "latin1"),
  Buffer.from("\\".repeat(576 - 40), "latin1"),
  Buffer.from(" >> endobj", "latin1"),
]);

const deep = (open: string, inside: string, close: string, depth: number) =>
  open.repeat(depth) + inside + close.repeat(depth);

export const BREAKING_PDFS: readonly Breaking[] = [
  { name: "the 576 bytes with the exponential expression", file: () => EXPONENTIAL },
  { name: "10,000 pages", file: () => buildPdf({ pageCount: 10_000 }) },
  { name: "61 pages", file: () => buildPdf({ pageCount: 61 }) },
  { name: "a huge page", file: () => buildPdf({ page: "/MediaBox [0 0 14400000 14400000]" }) },
  {
    name: "a page a hair wide and a mile long",
    file: () => buildPdf({ page: "/MediaBox [0 0 0.001 9000000]" }),
  },
  { name: "a page of no size", file: () => buildPdf({ page: "/MediaBox [0 0 0 0]" }) },
  {
    name: "arrays in arrays",
    file: () => buildPdf({ objects: { 10: deep("[", "1", "]", 200_000) }, catalog: "/Extra 10 0 R" }),
  },
  {
    name: "dictionaries in dictionaries",
    file: () => buildPdf({ objects: { 10: deep("<< /A ", "1", " >>", 100_000) }, catalog: "/Extra 10 0 R" }),
  },
  { name: "brackets without end", file: () => buildPdf({ content: deep("(", "x", "", 500_000) }) },
  {
    name: "graphics states without end",
    file: () => buildPdf({ content: `${"q ".repeat(500_000)}${SHOWN}` }),
  },
  {
    name: "a form that draws itself",
    file: () =>
      buildPdf({
        resources: "/XObject << /X 10 0 R >>",
        content: "/X Do",
        objects: {
          10: stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 10 0 R >> >>",
            "/X Do",
          ),
        },
      }),
  },
  {
    name: "pages that are their own parents",
    file: () => buildPdf({ objects: { 2: "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>" } }),
  },
  {
    name: "a stream packed ten times over",
    file: () => {
      let bytes: Buffer = Buffer.from(SHOWN);
      for (let round = 0; round < 10; round += 1) bytes = deflateSync(bytes);
      return buildPdf({ objects: { 4: stream(`/Filter [${"/FlateDecode ".repeat(10)}]`, bytes) } });
    },
  },
  {
    name: "a stream that lies about its length",
    file: () => buildPdf({ objects: { 4: `<< /Length 999999999 >>\nstream\n${SHOWN}\nendstream` } }),
  },
  {
    name: "an object stream of nothing but itself",
    file: () => buildPdf({ objects: { 10: packed("/Type /ObjStm /N 2 /First 10", "10 0 11 0 10 0 R") } }),
  },
  { name: "cut in the middle", file: () => buildPdf().subarray(0, 400) },
  { name: "nothing but its first line", file: () => Buffer.from("%PDF-1.7\n") },
  {
    name: "noise behind its first line",
    file: () => Buffer.concat([Buffer.from("%PDF-1.7\n"), noise(100_000)]),
  },
  {
    name: "a cross-reference that points everywhere",
    file: () =>
      Buffer.from(
        buildPdf()
          .toString("latin1")
          .replace(/\d{10} 00000 n/g, "9999999999 00000 n"),
        "latin1",
      ),
  },
  {
    name: "locked with a password",
    file: () =>
      buildPdf({
        trailer: `/Encrypt 10 0 R /ID [<${"00".repeat(16)}> <${"00".repeat(16)}>]`,
        objects: {
          10: `<< /Filter /Standard /V 1 /R 2 /O <${"11".repeat(32)}> /U <${"22".repeat(32)}> /P -4 >>`,
        },
      }),
  },
];

/** Bytes that look like chance and are the same each time. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 12345;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    bytes[at] = state >>> 16;
  }
  return bytes;
}
