import { expect, it } from "vitest";
import { gradeOf, readingAge, syllablesOf } from "./reading-age.rules";

it.each([
  ["cat", 1],
  ["children", 2],
  ["home", 1],
  ["placed", 1],
  ["needed", 2],
  ["table", 2],
  ["while", 1],
  ["platypus", 3],
  ["sufficiency", 4],
  ["hm", 1],
])("counts the syllables of %s", (word, count) => {
  expect(syllablesOf(word)).toBe(count);
});

it("gives the published grades of two sentences", () => {
  // 6 words of one syllable: 2.34 + 11.8 − 15.59. 13 words of 24 syllables: 5.07 + 21.78 − 15.59.
  expect(gradeOf(["The cat sat on the mat."])).toBeCloseTo(-1.45, 2);
  expect(
    gradeOf(["The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."]),
  ).toBeCloseTo(11.26, 1);
});

it("takes points and headings for sentences, and names the hardest", () => {
  const text = (words: string) => ({ kind: "text" as const, text: words });
  const hard =
    "Commissioning intentions regarding residential accommodation necessitate considerable organisational flexibility";
  const age = readingAge([
    [
      { kind: "heading", level: 3, parts: [text("What we need")] },
      {
        kind: "list",
        ordered: false,
        parts: [
          {
            kind: "item",
            parts: [
              text("A home for one child who has moved a lot, "),
              { kind: "strong", parts: [text("near school")] },
            ],
          },
          { kind: "item", parts: [text(hard)] },
        ],
      },
      { kind: "paragraph", parts: [text("We pay on time. We meet you each month.")] },
    ],
  ]);
  expect(age?.hardest).toEqual([hard]);
  expect(age?.age).toBeGreaterThan(8);
  expect(age?.age).toBeLessThan(16);
});

it("says nothing of a text that is too short", () => {
  expect(
    readingAge([[{ kind: "paragraph", parts: [{ kind: "text", text: "Too short to say." }] }]]),
  ).toBeNull();
});
