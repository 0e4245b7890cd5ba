import type { Tone } from "~/ui/tones";

export type DocumentState = "checking" | "second-look" | "ready" | "refused" | "removed";

export const DOCUMENT_STATES: Readonly<
  Record<Exclude<DocumentState, "removed">, { words: string; tone: Tone }>
> = {
  checking: { words: "Being checked", tone: "info" },
  "second-look": { words: "A second person must look", tone: "soon" },
  ready: { words: "Shortlisted homes read it", tone: "good" },
  refused: { words: "Refused", tone: "now" },
};

/** How the file is called where it is taken: nothing of the name under which it was sent. */
export function fileNameOf(reference: string, number: number, kind: string): string {
  return `${reference}-document-${number}.${kind === "pdf" ? "pdf" : "txt"}`;
}
