import type { Tx } from "~/domains/access/transactions.server";
import { type Opener, readSealed } from "~/domains/vault/queries/sealed-file.server";
import type { PageToSet } from "~/platform/files/opening/opened";
import { splitPictures } from "~/platform/files/page-pictures.server";
import { LEFT_OUT, type PageState } from "../document.rules";
import { type DocumentPlace, openWords, type PageWords } from "../sealed-document.server";

export type LoadedPage = PageWords & {
  id: string;
  number: number;
  flags: string[];
  state: PageState;
  size: { width: number; height: number } | null;
  /** What a person wrote in place of its words. */
  transcription: string | null;
};

/** The rows of a document's pages, as they are sealed. */
export function sealedPages(tx: Tx, document: Pick<DocumentPlace, "id" | "councilId">) {
  return tx.documentPage.findMany({
    where: { documentId: document.id, councilId: document.councilId },
    orderBy: { number: "asc" },
  });
}

type SealedPages = Awaited<ReturnType<typeof sealedPages>>;
type WithWords = Pick<DocumentPlace, "id" | "councilId"> & { words: Uint8Array | null };

/** Those pages with their words; undefined before it was opened and where a child is not kept any more. */
export async function openPages(
  open: Opener,
  document: WithWords,
  rows: SealedPages,
): Promise<LoadedPage[] | undefined> {
  if (!document.words) return undefined;
  const transcriptions = rows.flatMap(({ id, transcription }) =>
    transcription ? [{ pageId: id, sealed: transcription }] : [],
  );
  const opened = await openWords(open, document, { words: document.words, transcriptions });
  return (
    opened &&
    rows.map(({ id, number, flags, state, width, height }): LoadedPage => {
      const { text = "", hidden = "" } = opened.words[number - 1] ?? {};
      const size = width && height ? { width, height } : null;
      const transcription = opened.transcriptions.get(id) ?? null;
      return { id, number, flags, state: state as PageState, size, transcription, text, hidden };
    })
  );
}

/**
 * The pages of a document with their words, in the caller's transaction; undefined before it was opened and where a
 * child of its referral is not kept any more.
 */
export async function loadPages(
  tx: Tx,
  open: Opener,
  document: WithWords,
): Promise<LoadedPage[] | undefined> {
  return document.words ? openPages(open, document, await sealedPages(tx, document)) : undefined;
}

/** What is read of a page in place of looking at it; null for one that was left out. */
export function readableText(page: Pick<LoadedPage, "state" | "transcription" | "text">): string | null {
  if (page.state === "left-out") return null;
  return page.transcription ?? page.text;
}

/** The pages as they are set into the PDF that providers are given. Undefined when a child is not kept any more. */
export async function pagesToSet(
  open: Opener,
  document: DocumentPlace,
  pages: readonly LoadedPage[],
): Promise<PageToSet[] | undefined> {
  const file = pages.some(({ size }) => size) ? await readSealed(open, document, "pages") : Buffer.alloc(4);
  if (!file) return undefined;
  const pictures = splitPictures(file);
  return pages.map((page): PageToSet => {
    const picture = pictures[page.number - 1];
    if (page.state === "left-out") return { kind: "text", text: LEFT_OUT };
    if (page.size && picture) return { kind: "picture", bytes: picture, ...page.size };
    return { kind: "text", text: readableText(page) ?? "" };
  });
}
