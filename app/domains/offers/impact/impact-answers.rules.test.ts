import { expect, it } from "vitest";
import type { ReadPart } from "./impact.rules";
import {
  type GivenAnswer,
  type ImpactStanding,
  standingWords,
  threadOf,
  typedAgain,
} from "./impact-answers.rules";

const part = (words: string, id = ""): ReadPart => ({
  ...{ part: "food", words, risk: "", action: "", likelihood: null, who: "", id },
});
const given = (number: number, partId: string, answer: string): GivenAnswer => ({
  number,
  partId,
  side: answer === "reply" ? "provider" : "council",
  answer,
  words: null,
  writtenAt: new Date(0),
});
const ever = [part("We cook.", "one"), part("We cook.", "two"), part("We cook halal.", "three")];

it("an answer holds in every version in which the part says the same, and no longer", () => {
  const answers = [given(1, "one", "question"), given(2, "two", "reply"), given(3, "two", "agreed")];
  expect(threadOf(part("We cook."), ever, answers)).toMatchObject({ state: "agreed", answers });
  expect(threadOf(part("We cook halal."), ever, answers)).toEqual({ state: "unanswered", answers: [] });
});

it.each([
  [[], "unanswered"],
  [["agreed"], "agreed"],
  [["question"], "question"],
  [["question", "reply"], "replied"],
  [["question", "reply", "question"], "question"],
  [["not-met"], "not-met"],
  [["not-met", "reply"], "replied"],
  [["question", "reply", "agreed"], "agreed"],
])("after %j a part is %s", (kinds, state) => {
  const answers = kinds.map((kind, index) => given(index + 1, "one", kind));
  expect(threadOf(part("We cook."), ever, [...answers].reverse()).state).toBe(state);
});

it("says what is not agreed, a sentence each, and nothing where everything is", () => {
  const standing = (more: Partial<ImpactStanding>): string[] =>
    standingWords(
      { asked: true, dueAt: null, sent: true, notAssessed: [], parts: [], ...more },
      () => "Friday at 5pm",
    );
  expect(standing({ parts: [{ part: "food", state: "agreed" }] })).toEqual([]);
  expect(standing({ asked: false, sent: false })).toEqual([]);
  expect(standing({ sent: false })).toEqual(["The home has sent no impact assessment with this offer."]);
  expect(standing({ sent: false, dueAt: new Date(0) })).toEqual([expect.stringContaining("Friday at 5pm")]);
  expect(
    standing({
      notAssessed: ["Autism"],
      parts: [
        { part: "need:self-harm", state: "not-met" },
        { part: "food", state: "question" },
        { part: "phones", state: "replied" },
        { part: "bedtimes", state: "unanswered" },
      ],
    }),
  ).toEqual([
    "Not met, as answered by your council: Self-harm.",
    "The home has not replied to a question about: Food.",
    "The home has replied, and nobody has answered since: Phones and the internet.",
    "1 part is not answered by your council.",
    "Not assessed by the home: Autism.",
  ]);
});

it("what was typed stays beside its part when the home has sent another version, and says so", () => {
  const typed = [
    { part: "one", answer: "agreed", words: "Good." },
    { part: "gone", answer: "question", words: "Why?" },
    { part: "gone", answer: "", words: "" },
  ];
  expect(typedAgain(typed, ever, [part("We cook.", "two")]).by.get("food")).toMatchObject({ changed: false });
  const again = typedAgain(typed, ever, [part("We cook halal.", "three")]);
  expect(again.by.get("food")).toMatchObject({ words: "Good.", changed: true });
  expect(again.left).toEqual([{ part: "", answer: "question", words: "Why?" }]);
});
