import { expect, it } from "vitest";
import { ENDED_STATES, isLive, type OfferState, offerMachine } from "./offer.machine";
import { ENDED_RANK, progressRank } from "./offer-progress.rules";

const STATES = offerMachine.states;

it("ranks what has come furthest first, and each state that can win or has won apart", () => {
  const ranked = STATES.filter((state) => progressRank(state) < ENDED_RANK);
  expect([...ranked].sort((a, b) => progressRank(a) - progressRank(b))).toEqual([
    "accepted",
    "authorised",
    "preferred",
    "shortlisted",
    "submitted",
    "reserve",
  ]);
  expect(ranked.every((state) => isLive(state) || state === "accepted")).toBe(true);
});

it.each<OfferState>(["draft", ...ENDED_STATES])("%s stands behind all others", (state) => {
  expect(progressRank(state)).toBe(ENDED_RANK);
});
