import { expect, it } from "vitest";
import { choiceWords } from "./choice-words.rules";
import { NO_PARAMETERS } from "./figure-queries.rules";

it("says what was chosen of a figure in the words of its form, and nothing that does not count for it", () => {
  const chosen = { ...NO_PARAMETERS, unit: "homes", picture: "map" };
  expect(choiceWords("looked-after", chosen)).toEqual([
    "Children looked after",
    "Compared with: Your council only",
    "Years: 5 years",
    "Chart type: Map of councils",
  ]);
  const typed = { ...NO_PARAMETERS, table: "Type | Places\nSolo | 8", unit: "places", day: "2026-03-31" };
  expect(choiceWords("own-table", typed)).toEqual([
    "Your own table",
    "Rows:\nType | Places\nSolo | 8",
    "What is counted: places",
    "Day it was counted: 31 March 2026",
  ]);
});
