import { z } from "zod";
import { MAX_LETTERS, type OpenedPage, type PageToSet } from "~/platform/files/opening/opened";
import { plainText } from "~/platform/files/opening/plain-text";
import type { Tone } from "~/ui/tones";
import type { PaperState } from "./paper.machine";

export const PAPER_STATES: Readonly<Record<PaperState, { words: string; tone: Tone }>> = {
  checking: { words: "Being checked", tone: "info" },
  ready: { words: "Ready", tone: "good" },
  refused: { words: "Not accepted", tone: "now" },
};

/** A page of a paper as words: what is read in place of the PDF, in which pages may be pictures. */
const paperPage = z.object({
  text: z.string(),
  /** There is more to see on it than its words: a picture, a drawing, handwriting. */
  drawn: z.boolean(),
});
export type PaperPage = z.infer<typeof paperPage>;
export const paperPages = z.array(paperPage);

/** What is kept of the pages of a paper that was opened; undefined where it says more than it may. */
export function pagesOfPaper(opened: readonly OpenedPage[]): PaperPage[] | undefined {
  const pages = opened.map(({ text, flags }) => ({
    text: plainText(text),
    // Words that nobody sees on the page are left out, and nothing is said of them.
    drawn: flags.some((flag) => flag !== "hidden"),
  }));
  const letters = pages.reduce((sum, { text }) => sum + text.length, 0);
  return letters > MAX_LETTERS ? undefined : pages;
}

export const wordless = (pages: readonly PaperPage[]): number =>
  pages.filter(({ text }) => text === "").length;

/** The pages as they are set into the PDF that goes out: drawn by us, or their words alone. */
export function pagesToSet(opened: readonly OpenedPage[]): PageToSet[] {
  return opened.map(({ picture, text }) =>
    picture ? { kind: "picture", ...picture } : { kind: "text", text },
  );
}

/** "240 KB", "1.4 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}

/** What is said beside a paper: "PDF, 3 pages, 240 KB". */
export function paperWords({ pageCount, madeBytes }: { pageCount: number; madeBytes: number }): string {
  return `PDF, ${pageCount} ${pageCount === 1 ? "page" : "pages"}, ${sizeWords(madeBytes)}`;
}

/** "2 ready, 1 being checked", "none". */
export function papersWords(papers: readonly { state: PaperState }[]): string {
  const parts = (Object.keys(PAPER_STATES) as PaperState[]).flatMap((state) => {
    const count = papers.filter((one) => one.state === state).length;
    return count > 0 ? [`${count} ${PAPER_STATES[state].words.toLowerCase()}`] : [];
  });
  return parts.join(", ") || "None";
}

/** What the organiser is told of pages that cannot be read out; undefined where each has words. */
export function wordlessWords({ pageCount, wordlessPages }: { pageCount: number; wordlessPages: number }) {
  if (wordlessPages === 0) return undefined;
  const where = wordlessPages < pageCount ? `on ${wordlessPages} of its ${pageCount} pages` : "in this paper";
  return `We can’t read any words ${where}, so screen readers can’t read them aloud. If you have a PDF with text or the Word document, upload that instead.`;
}

/** The name under which a paper is downloaded: letters, digits and hyphens of its title. */
export function paperFileName(title: string): string {
  const name = title
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase()
    .slice(0, 60);
  return `${name || "paper"}.pdf`;
}
