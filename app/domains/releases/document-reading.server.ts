import { inflateSync, constants as zlib } from "node:zlib";

/**
 * What can be read of a document without a library. A plain text is read to its end. Of a PDF only what simple writers
 * leave readable: it finds many names that were covered with a black box, and proves nothing, so that a second person
 * looks at every PDF.
 */
export const DOCUMENT_KINDS = ["text", "pdf"] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** The most bytes of each kind. */
export const MOST_BYTES: Readonly<Record<DocumentKind, number>> = { text: 500_000, pdf: 10 * 1024 * 1024 };

/** By its first bytes and its letters, whatever it was called. Undefined: something else. */
export function kindOf(bytes: Buffer): DocumentKind | undefined {
  if (bytes.subarray(0, 1024).includes("%PDF-")) return "pdf";
  if (bytes.includes(0)) return undefined;
  return textOf(bytes) === undefined ? undefined : "text";
}

/** A plain text in UTF-8; undefined when it is none. */
export function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export type PdfReading =
  | { ok: true; words: string; cleaned: Buffer }
  /** Why it cannot be taken, in words that say what to do. */
  | { ok: false; words: string };

const MOST_STREAMS = 5_000;
const MOST_INFLATED = 40 * 1024 * 1024;
const PROPERTIES =
  /\/(Author|Title|Subject|Keywords|Creator|Producer|Company|Manager|SourceModified)\s*(\((?:\\[\s\S]|[^\\)])*\)|<[0-9A-Fa-f\s]*>)/g;
const XMP = /<x:xmpmeta[\s\S]*?<\/x:xmpmeta>/g;

const REFUSED: readonly [RegExp, string][] = [
  [/\/Encrypt\b/, "It is locked with a password. Save it without one and send it again."],
  [
    /\/(JavaScript|JS|Launch|EmbeddedFiles?|Filespec)\b/,
    "It holds a program or another file. Print it to a new PDF and send that.",
  ],
  [
    /\/(Annots|AcroForm)\b[\s\S]{0,2000}\/(Contents|V)\s*[(<]/,
    "It has comments or filled-in fields. Print it to a new PDF and send that.",
  ],
];
const HIDDEN_PROPERTIES =
  "It holds properties, such as who wrote it, that we cannot take out. Print it to a new PDF and send that.";

/** Reads a PDF, and gives it without the properties that say who wrote it. */
export function readPdf(bytes: Buffer): PdfReading {
  const plain = bytes.toString("latin1");
  const streams = inflated(bytes, plain);
  if (!streams) return { ok: false, words: "It is larger inside than we can read. Print it to a new PDF." };
  for (const text of [plain, ...streams])
    for (const [what, words] of REFUSED) if (what.test(text)) return { ok: false, words };
  if (streams.some((text) => new RegExp(PROPERTIES).test(text) || /<x:xmpmeta/.test(text)))
    return { ok: false, words: HIDDEN_PROPERTIES };
  const maps = streams.concat(plain).flatMap(glyphsOf).slice(0, 20);
  const words = [plain, ...streams].flatMap((text) => shownIn(text, maps)).join("\n");
  return { ok: true, words: words.slice(0, MOST_BYTES.text), cleaned: withoutProperties(plain) };
}

/** Every byte stays at its place, because the file points to places: what is taken out becomes blank. */
function withoutProperties(plain: string): Buffer {
  const blank = (text: string) => text.replace(/[^\r\n]/g, " ");
  const cleaned = plain
    .replace(PROPERTIES, (whole: string, _key: string, value: string) => {
      const inner = value.slice(1, -1);
      const empty = value.startsWith("(") ? blank(inner) : inner.replace(/[0-9A-Fa-f]/g, "0");
      return `${whole.slice(0, whole.length - value.length)}${value[0]}${empty}${value.at(-1)}`;
    })
    .replace(XMP, blank);
  return Buffer.from(cleaned, "latin1");
}

function inflated(bytes: Buffer, plain: string): string[] | undefined {
  const found: string[] = [];
  let total = 0;
  for (const match of plain.matchAll(/stream\r?\n/g)) {
    if (found.length >= MOST_STREAMS) return undefined;
    const start = match.index + match[0].length;
    if (plain.slice(match.index - 3, match.index) === "end") continue;
    const end = plain.indexOf("endstream", start);
    try {
      const text = inflateSync(bytes.subarray(start, end < 0 ? undefined : end), {
        maxOutputLength: MOST_INFLATED - total,
        finishFlush: zlib.Z_SYNC_FLUSH,
      }).toString("latin1");
      total += text.length;
      found.push(text);
    } catch (error) {
      if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") return undefined;
      // A picture, or packed in another way: nothing to read here.
    }
  }
  return found;
}

/** A font's table from glyphs to letters (ToUnicode). */
function glyphsOf(text: string): Map<string, string>[] {
  if (!/begin(bfchar|bfrange)/.test(text)) return [];
  const map = new Map<string, string>();
  const letters = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");
  for (const [, block = ""] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, from = "", to = ""] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<((?:[0-9A-Fa-f]{4})+)>/g))
      map.set(from.toUpperCase(), letters(to));
  for (const [, block = ""] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = "", to = "", first = ""] of block.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]{4})>/g,
    )) {
      const [low, high] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
      for (let code = low; code <= Math.min(high, low + 1_000); code += 1)
        map.set(
          code.toString(16).toUpperCase().padStart(from.length, "0"),
          String.fromCodePoint(Number.parseInt(first, 16) + code - low),
        );
    }
  return [map];
}

/** The strings that a page shows, as they are and through each font's table. */
function shownIn(text: string, maps: Map<string, string>[]): string[] {
  const shown: string[] = [];
  const operators =
    /\[((?:\((?:\\[\s\S]|[^\\)])*\)|<[0-9A-Fa-f\s]*>|[^\]])*)\]\s*TJ|(\((?:\\[\s\S]|[^\\)])*\)|<[0-9A-Fa-f\s]*>)\s*(?:Tj|'|")/g;
  for (const [, array, single] of text.matchAll(operators)) {
    const pieces = [...(array ?? single ?? "").matchAll(/\((?:\\[\s\S]|[^\\)])*\)|<[0-9A-Fa-f\s]*>/g)];
    shown.push(pieces.map(([piece]) => bytesOf(piece).toString("latin1")).join(""));
    for (const map of maps)
      shown.push(
        pieces.map(([piece]) => through(bytesOf(piece).toString("hex").toUpperCase(), map)).join(""),
      );
  }
  return shown.length > 0 ? [shown.join(" ")] : [];
}

function bytesOf(piece: string): Buffer {
  if (piece.startsWith("<")) return Buffer.from(piece.slice(1, -1).replace(/\s/g, ""), "hex");
  const text = piece
    .slice(1, -1)
    .replace(/\\([0-7]{1,3}|[\s\S])/g, (_whole, code: string) =>
      /^[0-7]+$/.test(code)
        ? String.fromCharCode(Number.parseInt(code, 8) & 255)
        : ({ n: "\n", r: "\r", t: "\t", "\n": "" }[code] ?? code),
    );
  return Buffer.from(text, "latin1");
}

function through(hex: string, map: Map<string, string>): string {
  const width = [...map.keys()][0]?.length ?? 4;
  return (hex.match(new RegExp(`.{${width}}`, "g")) ?? []).map((code) => map.get(code) ?? "").join("");
}
