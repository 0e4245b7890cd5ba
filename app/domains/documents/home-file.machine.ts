import { defineMachine } from "~/platform/machine";
import type { Tone } from "~/ui/tones";

export type HomeFileState = "checking" | "ready" | "replaced" | "refused" | "removed";
export type HomeFileEvent = "make" | "replace" | "refuse" | "remove";

/** A guide or a photograph of a home: a newer guide takes the place of the one before, which offers that it was sent with keep. */
export const homeFileMachine = defineMachine<HomeFileState, HomeFileEvent>({
  checking: { make: "ready", refuse: "refused", remove: "removed" },
  ready: { replace: "replaced", remove: "removed" },
  replaced: { remove: "removed" },
  refused: { remove: "removed" },
  removed: {},
});

export const HOME_FILE_STATES: Readonly<Record<HomeFileState, { words: string; tone: Tone }>> = {
  checking: { words: "Being checked", tone: "info" },
  ready: { words: "Councils can see it", tone: "good" },
  replaced: { words: "Replaced", tone: "plain" },
  refused: { words: "Not accepted", tone: "now" },
  removed: { words: "Removed", tone: "plain" },
};
