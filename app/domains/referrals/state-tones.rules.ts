import type { Tone } from "~/ui/tones";
import type { PageStatus } from "./draft.rules";
import type { ReferralState } from "./referral.machine";

/** How the state of a referral is coloured; its words are the machine's. */
export const STATE_TONES: Readonly<Record<ReferralState, Tone>> = {
  draft: "plain",
  checking: "info",
  searching: "info",
  paused: "hold",
  deciding: "info",
  agreed: "good",
  placed: "good",
  ended: "plain",
  withdrawn: "plain",
  closed: "plain",
};

export const PAGE_STATUS: Readonly<Record<PageStatus | "gone", { words: string; tone: Tone }>> = {
  "not-started": { words: "Not started yet", tone: "plain" },
  "needs-more": { words: "Needs more", tone: "soon" },
  done: { words: "Done", tone: "good" },
  gone: { words: "No longer kept", tone: "plain" },
};
