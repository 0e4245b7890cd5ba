/** What pages say of a provider's interest in a commissioning intention. Pure. */
import { dateWords } from "~/domains/offers/cost-words.rules";
import type { Tone } from "~/ui/tones";
import { INTEREST_STATE_WORDS, type InterestState } from "./interest.machine";

/** So long a start page says that a council has answered. */
export const ANSWER_SHOWN_DAYS = 14;

export type InterestTag = { words: string; tone: Tone };

const TONES: Readonly<Record<InterestState, Tone>> = {
  new: "info",
  talking: "info",
  visited: "info",
  agreed: "good",
  "not-now": "plain",
  withdrawn: "plain",
};

/** Its state, and whether the council has still to answer what the provider wrote last. */
export function interestTags(
  { state, waitsSince }: { state: InterestState; waitsSince: unknown },
  side: "council" | "provider",
): InterestTag[] {
  const tag = { words: INTEREST_STATE_WORDS[state], tone: TONES[state] };
  if (waitsSince === null) return [tag];
  return [tag, { words: side === "council" ? "To answer" : "Waiting for the council", tone: "soon" }];
}

/** "6 beds: Bilston, open by 1 September 2027" */
export function offeredWords({
  beds,
  place,
  openBy,
}: {
  beds: number;
  place: string;
  openBy: string;
}): string {
  return `${beds.toLocaleString("en-GB")} ${beds === 1 ? "bed" : "beds"}: ${place}, open by ${dateWords(openBy)}`;
}
