import { expect, it } from "vitest";
import { isSearchOpen, type ReferralEvent, type ReferralState, referralMachine } from "./referral.machine";

const MOVES: [ReferralState, ReferralEvent, ReferralState][] = [
  ["draft", "check", "checking"],
  ["checking", "return-to-draft", "draft"],
  ["checking", "send", "searching"],
  ["searching", "decide", "deciding"],
  ["deciding", "search-on", "searching"],
  ["deciding", "agree", "agreed"],
  ["agreed", "place", "placed"],
  ["agreed", "fall-through", "searching"],
  ["placed", "end", "ended"],
  ["searching", "pause", "paused"],
  ["paused", "resume", "searching"],
  ["searching", "close", "closed"],
  ["closed", "search-again", "searching"],
  ["draft", "withdraw", "withdrawn"],
  ["checking", "withdraw", "withdrawn"],
  ["searching", "withdraw", "withdrawn"],
  ["paused", "withdraw", "withdrawn"],
  ["deciding", "withdraw", "withdrawn"],
  ["agreed", "withdraw", "withdrawn"],
  ["draft", "place-by-phone", "agreed"],
  ["checking", "place-by-phone", "agreed"],
  ["searching", "place-by-phone", "agreed"],
  ["paused", "place-by-phone", "agreed"],
  ["deciding", "place-by-phone", "agreed"],
  ["agreed", "back-to-draft", "draft"],
];

it("makes exactly the moves of the domain", () => {
  const sorted = (moves: string[][]) => moves.map((move) => move.join(" ")).sort();
  expect(sorted(referralMachine.moves().map(({ from, event, to }) => [from, event, to]))).toEqual(
    sorted(MOVES),
  );
});

it.each(["placed", "ended", "withdrawn", "closed"] as const)("does not withdraw what is %s", (state) => {
  expect(referralMachine.next(state, "withdraw").ok).toBe(false);
});

it("has an open search in searching and deciding only", () => {
  expect(referralMachine.states.filter(isSearchOpen)).toEqual(["searching", "deciding"]);
});
