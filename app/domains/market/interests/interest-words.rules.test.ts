import { expect, it } from "vitest";
import { interestTags, offeredWords } from "./interest-words.rules";

it("says where it stands, and to each side whose turn it is", () => {
  const waits = { state: "talking", waitsSince: new Date() } as const;
  expect(interestTags(waits, "council").map(({ words }) => words)).toEqual(["Talking", "To answer"]);
  expect(interestTags(waits, "provider").map(({ words }) => words)).toEqual([
    "Talking",
    "Waiting for the council",
  ]);
  expect(interestTags({ state: "agreed", waitsSince: null }, "council")).toEqual([
    { words: "Included in commissioning plans", tone: "good" },
  ]);
});

it("says in a line what could be done", () => {
  const offered = { beds: 1, place: "Bilston", openBy: "2027-09-01" };
  expect(offeredWords(offered)).toBe("1 bed: Bilston, open by 1 September 2027");
  expect(offeredWords({ ...offered, beds: 6 })).toMatch(/^6 beds: /);
});
