import { expect, it } from "vitest";
import type { PlacementState } from "./placement.machine";
import { type CouncilWord, referralMove } from "./placements-of-referral.rules";

const said = (state: PlacementState, word: Partial<CouncilWord> = {}): CouncilWord => ({
  state,
  councilMovedIn: null,
  endedSide: state === "ended" ? "provider" : null,
  endConfirmedAt: null,
  ...word,
});
const DAY = { councilMovedIn: "2026-11-20" };

/** What may be said of one placement, by name. */
const ONE = {
  planned: said("planned"),
  fell: said("fallen-through"),
  "provider: moved in": said("started"),
  "provider: moved in, notice": said("notice-given"),
  "moved in": said("started", DAY),
  notice: said("notice-given", DAY),
  "provider: ended": said("ended"),
  "moved in, provider: ended": said("ended", DAY),
  "ended, confirmed": said("ended", { endConfirmedAt: new Date() }),
  ended: said("ended", { ...DAY, endedSide: "council" }),
};
type Name = keyof typeof ONE;

it.each<[state: string, a: Name[], b: Name[], move: "place" | "end" | null]>([
  ["agreed", ["planned"], ["planned"], null],
  ["agreed", ["moved in"], ["planned"], null],
  ["agreed", ["moved in"], ["moved in"], "place"],
  ["agreed", ["moved in"], ["provider: moved in"], null],
  ["agreed", ["moved in"], ["provider: moved in, notice"], null],
  ["agreed", ["ended"], ["moved in"], "place"],
  ["agreed", ["moved in, provider: ended"], ["notice"], "place"],
  ["agreed", ["provider: ended"], ["moved in"], null],
  ["agreed", ["ended, confirmed"], ["moved in"], "place"],
  ["agreed", ["moved in"], [], null],
  ["agreed", ["moved in"], ["fell"], null],
  ["agreed", ["fell", "moved in"], ["notice"], "place"],
  // An earlier placement of the child says nothing of this one.
  ["agreed", ["ended", "provider: moved in"], ["moved in"], null],
  ["placed", ["moved in"], ["ended"], null],
  ["placed", ["notice"], ["ended"], null],
  ["placed", ["ended"], ["ended"], "end"],
  ["placed", ["ended"], ["moved in, provider: ended"], null],
  ["placed", ["ended, confirmed"], ["ended"], "end"],
  ["searching", ["ended"], ["moved in"], null],
  ["ended", ["ended"], ["ended"], null],
])("of two children, a referral that is %s with %j and %j: %s", (state, a, b, move) => {
  const placements = [
    ...a.map((name) => ({ childId: "a", ...ONE[name] })),
    ...b.map((name) => ({ childId: "b", ...ONE[name] })),
  ];
  expect(referralMove({ state, childIds: ["a", "b"] }, placements)).toBe(move);
});
