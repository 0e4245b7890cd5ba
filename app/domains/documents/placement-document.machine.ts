import { defineMachine } from "~/platform/machine";
import type { Tone } from "~/ui/tones";

export type DocumentState = "checking" | "ready" | "refused" | "removed";
export type DocumentEvent = "make" | "refuse" | "remove";

/** What was handed in: a job makes it ready or refuses it, and whoever handed it in takes it away. */
export const placementDocumentMachine = defineMachine<DocumentState, DocumentEvent>({
  checking: { make: "ready", refuse: "refused", remove: "removed" },
  ready: { remove: "removed" },
  refused: { remove: "removed" },
  removed: {},
});

/** The states in which it counts as handed in. */
export const HANDED_IN = ["checking", "ready"] as const satisfies readonly DocumentState[];

export const DOCUMENT_STATES: Readonly<Record<DocumentState, { words: string; tone: Tone }>> = {
  checking: { words: "Being checked", tone: "info" },
  ready: { words: "Uploaded", tone: "good" },
  refused: { words: "Not accepted", tone: "now" },
  removed: { words: "Removed", tone: "plain" },
};
