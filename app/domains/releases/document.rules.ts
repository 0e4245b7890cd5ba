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

/** The most bytes of a document as it is sent. */
export const MOST_DOCUMENT_BYTES = 10 * 1024 * 1024;

/** Why a document is not taken, in words that say what to do next. */
export const NOT_TAKEN = {
  empty: "There are no words and no picture in it. Check the file and send it again.",
  unknown: "We cannot read this kind of file. Save it as a PDF or a Word document (.docx) and send that.",
  locked: "It is locked with a password. Save a copy without a password and send that.",
  damaged: "The file is damaged. Open it, save it as a new PDF and send that.",
  "too-many-pages": "It has more than 60 pages or pictures. Send the pages that homes need.",
  "too-long": "It has too much text. Send the pages that homes need.",
  "too-large-inside":
    "It is too large once it is unpacked. Make its pictures smaller, or save it as a PDF, and send it again.",
  "not-text":
    "Its characters are not in UTF-8. Save it as a PDF, a Word document (.docx) or a text in UTF-8 and send that.",
  "gave-up": "We tried twice and could not open it safely. Print it to a new PDF and send that.",
  infected: "The virus scanner found something in it. Do not open it again. Tell your IT team.",
  lost: "Its file is missing. Send it again.",
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
