import { expect, it } from "vitest";
import { proposedPlaces, vacancyChangeWords } from "./vacancy-proposal.rules";

it.each([
  ["one taken is none", { places: 1, taken: 1, left: 0, registered: 3 }, 0],
  ["one that became free is one", { places: 0, taken: 0, left: 1, registered: 3 }, 1],
  ["somebody came and left again", { places: 1, taken: 1, left: 1, registered: 3 }, 1],
  ["more were placed than were free", { places: 1, taken: 2, left: 0, registered: 3 }, 0],
  ["none was free, one left and another came", { places: 0, taken: 1, left: 1, registered: 3 }, 0],
  ["no more than are registered", { places: 2, taken: 0, left: 2, registered: 3 }, 3],
])("proposes what is left: %s", (_, counted, proposed) => {
  expect(proposedPlaces(counted)).toBe(proposed);
});

it("says who came and went, in words", () => {
  expect(vacancyChangeWords({ places: 1, taken: 1, left: 2, registered: 3 })).toBe(
    "1 child was given a place and 2 children have left since you confirmed.",
  );
});
