import { NOT_OPENED } from "~/platform/files/opening/accepted-file";
import type { Tone } from "~/ui/tones";

export type DocumentState = "checking" | "second-look" | "ready" | "refused" | "removed";

export const DOCUMENT_STATES: Readonly<
  Record<Exclude<DocumentState, "removed">, { words: string; tone: Tone }>
> = {
  checking: { words: "Being checked", tone: "info" },
  "second-look": { words: "A second person must check it", tone: "soon" },
  ready: { words: "Open to shortlisted homes", tone: "good" },
  refused: { words: "Not accepted", tone: "now" },
};

export const KIND_WORDS: Readonly<Record<string, string>> = {
  pdf: "PDF",
  docx: "Word",
  picture: "Picture",
  text: "Text",
};

/** Why a document is not taken, in words that say what to do next. */
export const NOT_TAKEN = {
  ...NOT_OPENED,
  identifying: "Something in it may say who the child is. Take it out and send the document again.",
} as const;
export type NotTaken = keyof typeof NOT_TAKEN;

/** Where in a document the child may be recognised; not what the words are. */
export function identifyingOn(page: number | undefined): string {
  return page === undefined
    ? NOT_TAKEN.identifying
    : `Something on page ${page} may say who the child is. Take it out and send the document again.`;
}

/** A program has seen all of a plain text; of everything else a second person opens each page. What may name somebody waits for one all the same. */
export function needsSecondPerson(kind: string): boolean {
  return kind !== "text";
}

export type PageState = "read" | "waiting" | "described" | "passed" | "left-out";

/** How a page stands, for comparing with what somebody has seen of it. */
export function standingOf(page: { state: string; decidedAt: Date | null }): string {
  return `${page.state}:${page.decidedAt?.getTime() ?? 0}`;
}

/** The same of all pages of a document, for confirming what somebody has looked at and nothing else. */
export function standingOfPages(
  pages: readonly { number: number; state: string; decidedAt: Date | null }[],
): string {
  const decided = pages.filter(({ state }) => state !== "read").sort((a, b) => a.number - b.number);
  return decided.map((page) => `${page.number}:${standingOf(page)}`).join(",");
}

/** Why a person looks at a page, in the order in which it matters to them. */
export const FLAG_WORDS: Readonly<Record<string, string>> = {
  "no-words": "There are no words in it that we can read.",
  picture: "There is a picture on it.",
  ink: "There is something on it that is not in its words, such as handwriting, a logo or a drawing.",
  unmapped: "Some of its letters cannot be read.",
  hidden: "Some of its words cannot be seen on the page. We left them out.",
};

/** Why a page waits whose words are all there is. */
export const MAY_NAME = "Some of its words may name or identify somebody.";

/** How the file is called where it is downloaded: nothing of the name under which it was sent. */
export function fileNameOf(reference: string, number: number): string {
  return `${reference}-document-${number}.pdf`;
}

/** The title inside the file that we make. */
export function titleInside(reference: string): string {
  return `Redacted document of ${reference}`;
}

export const LEFT_OUT = "The council left this page out.";
