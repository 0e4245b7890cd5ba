import { err, ok, type Result } from "~/platform/result";
import { kindOf, type ToldKind } from "./kind";
import type { FileKind, Refusal } from "./opened";

/** What people may send to be opened, and what they are told where it is not. */

/** The most bytes of a file as it is sent. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
const MAX_TEXT_BYTES = 500_000;

/** For the browser's chooser of files. */
export const ACCEPTED_FILES =
  ".pdf,.docx,.jpg,.jpeg,.png,.webp,.txt,application/pdf,text/plain,image/jpeg,image/png,image/webp";

/** The same in words, for the hint of a field. */
export const ACCEPTED_WORDS =
  "A PDF, a Word document (.docx), a picture (JPEG, PNG or WebP) or a plain text, up to 10 MB and 60 pages.";
/** The end of the hint: no browser fills in a file again. */
export const CHOOSE_AGAIN = "If you were asked to change something, choose the file again.";

export const FILE_TOO_LARGE =
  "The file is larger than 10 MB. Send a part of it, or save it with smaller pictures";

/** What we do not take, with what to do instead. */
const INSTEAD: Readonly<Record<Exclude<ToldKind, FileKind>, string>> = {
  "old-word": "This is an old Word document (.doc). Save it as .docx or as a PDF",
  heic: "This is an iPhone picture (HEIC). Save it as a JPEG or a PDF",
  other:
    "We take a PDF, a Word document (.docx), a picture (JPEG, PNG or WebP) or a plain text. Save it as a PDF",
};

/** What a file is by its first bytes, or in words why it is not taken: the process that opens it says whether it is. */
export function acceptedKind(bytes: Uint8Array): Result<FileKind, string> {
  if (bytes.length === 0) return err("The file is empty");
  const kind = kindOf(bytes);
  if (kind === "old-word" || kind === "heic" || kind === "other") return err(INSTEAD[kind]);
  if (kind === "text" && bytes.length > MAX_TEXT_BYTES)
    return err("A plain text file can be up to 500 KB. Save it as a PDF");
  return ok(kind);
}

/** Why a file was not opened, in words that say what to do next. */
export const NOT_OPENED = {
  empty: "There are no words and no picture in it. Check the file and send it again.",
  unknown: "We cannot read this kind of file. Save it as a PDF or a Word document (.docx) and send that.",
  locked: "It is locked with a password. Save a copy without a password and send that.",
  damaged: "The file is damaged. Open it, save it as a new PDF and send that.",
  "too-many-pages": "It has more than 60 pages or pictures. Send only the pages that are needed.",
  "too-long": "It has too much text. Send only the pages that are needed.",
  "too-large-inside":
    "It is too large once it is unpacked. Make its pictures smaller, or save it as a PDF, and send it again.",
  "not-text":
    "Its characters are not in UTF-8. Save it as a PDF, a Word document (.docx) or a text in UTF-8 and send that.",
  "gave-up": "We tried twice and could not open it safely. Print it to a new PDF and send that.",
  infected: "The virus scanner found something in it. Do not open it again. Tell your IT team.",
  lost: "Its file is missing. Send it again.",
} as const satisfies Readonly<Record<Refusal | "gave-up" | "infected" | "lost", string>>;
export type NotOpened = keyof typeof NOT_OPENED;
