import { kindOf } from "./kind";
import { openDocx } from "./open-docx.server";
import { openPdf } from "./open-pdf.server";
import { openPicture } from "./open-picture.server";
import { MAX_LETTERS, type Opened, Refused } from "./opened";
import { plainText } from "./plain-text";

/** Opens a file that somebody sent. Only ever called in a process that may be killed (`scripts/open-file.ts`). */
export async function openFile(bytes: Buffer): Promise<Opened> {
  try {
    if (bytes.length === 0) throw new Refused("empty");
    const kind = kindOf(bytes);
    switch (kind) {
      case "pdf":
        return { ok: true, kind, pages: await openPdf(bytes) };
      case "docx":
        return { ok: true, kind, pages: await openDocx(bytes) };
      case "picture":
        return { ok: true, kind, pages: await openPicture(bytes) };
      case "text":
        return { ok: true, kind, pages: [{ text: textOf(bytes), hidden: "", flags: [] }] };
      default:
        throw new Refused("unknown");
    }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

function textOf(bytes: Buffer): string {
  let read: string;
  try {
    read = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refused("not-text");
  }
  if (read.includes("\0")) throw new Refused("unknown");
  const text = plainText(read);
  if (text === "") throw new Refused("empty");
  if (text.length > MAX_LETTERS) throw new Refused("too-long");
  return text;
}
