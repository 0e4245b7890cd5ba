import type { Tx } from "~/domains/access/acting.server";
import type { PageToSet } from "~/platform/files/opening/opened";
import { LEFT_OUT, type PageState } from "../document.rules";
import { splitPictures } from "../page-pictures.server";
import {
  type DocumentPlace,
  openTranscription,
  openWords,
  type PageWords,
  readSealed,
} from "../sealed-document.server";

export type LoadedPage = PageWords & {
  id: string;
  number: number;
  flags: string[];
  state: PageState;
  size: { width: number; height: number } | null;
  /** What a person wrote in place of its words. */
  transcription: string | null;
};

/**
 * The pages of a document with their words, in the caller's transaction; undefined before it was opened and where a
 * child of its referral is not kept any more.
 */
export async function loadPages(
  tx: Tx,
  document: DocumentPlace & { words: Uint8Array | null },
): Promise<LoadedPage[] | undefined> {
  const words = document.words && (await openWords(document, document.words));
  if (!words) return undefined;
  const rows = await tx.documentPage.findMany({
    where: { documentId: document.id, councilId: document.councilId },
    orderBy: { number: "asc" },
  });
  const pages: LoadedPage[] = [];
  for (const { id, number, flags, state, width, height, transcription } of rows) {
    const written = transcription
      ? await openTranscription({ id, councilId: document.councilId }, transcription)
      : null;
    if (written === undefined) return undefined;
    const { text = "", hidden = "" } = words[number - 1] ?? {};
    const size = width && height ? { width, height } : null;
    const page = { id, number, flags, state: state as PageState, size, transcription: written };
    pages.push({ ...page, text, hidden });
  }
  return pages;
}

/** What is read of a page in place of looking at it; null for one that was left out. */
export function readableText(page: Pick<LoadedPage, "state" | "transcription" | "text">): string | null {
  if (page.state === "left-out") return null;
  return page.transcription ?? page.text;
}

/** The pages as they are set into the PDF that providers are given. Undefined when a child is not kept any more. */
export async function pagesToSet(
  document: DocumentPlace,
  pages: readonly LoadedPage[],
): Promise<PageToSet[] | undefined> {
  const file = pages.some(({ size }) => size) ? await readSealed(document, "pages") : Buffer.alloc(4);
  if (!file) return undefined;
  const pictures = splitPictures(file);
  return pages.map((page): PageToSet => {
    const picture = pictures[page.number - 1];
    if (page.state === "left-out") return { kind: "text", text: LEFT_OUT };
    if (page.size && picture) return { kind: "picture", bytes: picture, ...page.size };
    return { kind: "text", text: readableText(page) ?? "" };
  });
}
