import { deflateSync } from "node:zlib";

/** A value of the vault that is planted wherever a file can hide it. */
export const PLANTED = "Amara Quillfeather";
export const PLANTED_HEX = Buffer.from(PLANTED, "latin1").toString("hex").toUpperCase();
/** As UTF-16 with its mark, which PDF strings may be in. */
export const PLANTED_UTF16 = `FEFF${Buffer.from(PLANTED, "utf16le").swap16().toString("hex").toUpperCase()}`;
/** "Am\141ra ...": every second letter as its code. */
export const PLANTED_OCTAL = [...PLANTED]
  .map((letter, at) => (at % 2 ? `\\${letter.charCodeAt(0).toString(8).padStart(3, "0")}` : letter))
  .join("");

export type PdfParts = {
  /** More objects, from number 10 on. */
  objects?: Record<number, string | Buffer>;
  catalog?: string;
  page?: string;
  resources?: string;
  content?: string;
  trailer?: string;
  pageCount?: number;
};

export const SHOWN = "BT /F1 14 Tf 72 700 Td (She reads well and likes maths.) Tj ET";

export function stream(dictionary: string, content: string | Buffer): Buffer {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content, "latin1");
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`, "latin1"),
    bytes,
    Buffer.from("\nendstream", "latin1"),
  ]);
}

export const packed = (dictionary: string, content: string): Buffer =>
  stream(`${dictionary} /Filter /FlateDecode`, deflateSync(Buffer.from(content, "latin1")));

/** A whole PDF of one page (or of the same page many times) with whatever is put into it, and a true cross-reference. */
export function buildPdf(parts: PdfParts = {}): Buffer {
  const { content = SHOWN, pageCount = 1 } = parts;
  const kids = Array.from({ length: pageCount }, () => "3 0 R").join(" ");
  const objects: Record<number, string | Buffer> = {
    1: `<< /Type /Catalog /Pages 2 0 R ${parts.catalog ?? ""} >>`,
    2: `<< /Type /Pages /Kids [${kids}] /Count ${pageCount} >>`,
    3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${parts.resources ?? ""} >> ${parts.page ?? ""} >>`,
    4: packed("", content),
    5: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...parts.objects,
  };
  return withTable("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", objects, parts.trailer ?? "");
}

function withTable(head: string, objects: Record<number, string | Buffer>, trailer: string): Buffer {
  const pieces: Buffer[] = [Buffer.from(head, "latin1")];
  const places = new Map<number, number>();
  let at = pieces[0]?.length ?? 0;
  for (const [number, body] of Object.entries(objects)) {
    const piece = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`, "latin1"),
      Buffer.isBuffer(body) ? body : Buffer.from(body, "latin1"),
      Buffer.from("\nendobj\n", "latin1"),
    ]);
    places.set(Number(number), at);
    at += piece.length;
    pieces.push(piece);
  }
  const size = Math.max(...places.keys()) + 1;
  const rows = Array.from({ length: size }, (_none, number) => {
    const place = places.get(number);
    return place === undefined ? "0000000000 65535 f \n" : `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const end = `xref\n0 ${size}\n${rows.join("")}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...pieces, Buffer.from(end, "latin1")]);
}

/** A later edition of a file, appended as editors do: the earlier one stays readable in it. */
export function appended(file: Buffer, number: number, body: string): Buffer {
  const at = file.length;
  const object = `${number} 0 obj\n${body}\nendobj\n`;
  const before = file.lastIndexOf("startxref");
  const previous = file
    .subarray(before + 10)
    .toString("latin1")
    .split("\n")[0];
  const end = `xref\n${number} 1\n${String(at).padStart(10, "0")} 00000 n \ntrailer\n<< /Size 30 /Root 1 0 R /Prev ${previous} >>\nstartxref\n${at + object.length}\n%%EOF\n`;
  return Buffer.concat([file, Buffer.from(object + end, "latin1")]);
}
