import type { FileKind } from "./opened";

export type ToldKind = FileKind | "old-word" | "heic" | "other";

const starts = (bytes: Uint8Array, ...codes: number[]) => codes.every((code, at) => bytes[at] === code);
const at = (bytes: Uint8Array, from: number, word: string) =>
  [...word].every((letter, index) => bytes[from + index] === letter.charCodeAt(0));

/**
 * What a file is by its first bytes, whatever it was called. A zip counts as Word: the process that opens it says
 * whether it is. "text" says only that nothing speaks against it yet.
 */
export function kindOf(bytes: Uint8Array): ToldKind {
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return "docx";
  if (starts(bytes, 0xff, 0xd8, 0xff)) return "picture";
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47)) return "picture";
  if (at(bytes, 0, "RIFF") && at(bytes, 8, "WEBP")) return "picture";
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return "old-word";
  if (at(bytes, 4, "ftyp")) return "heic";
  if (
    at(bytes, 0, "{\\rtf") ||
    at(bytes, 0, "GIF8") ||
    starts(bytes, 0x49, 0x49, 0x2a, 0) ||
    starts(bytes, 0x4d, 0x4d, 0, 0x2a)
  )
    return "other";
  const head = bytes.subarray(0, 1024);
  // Readers look for it in the first kilobyte, so it may stand behind anything.
  if (Buffer.from(head).includes("%PDF-")) return "pdf";
  return head.includes(0) ? "other" : "text";
}
