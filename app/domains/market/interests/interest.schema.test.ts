import { expect, it } from "vitest";
import { answerInterestSchema, submitInterestSchema } from "./interest.schema";

const answer = (given: object) => {
  const read = answerInterestSchema.safeParse({ version: "1", words: "", ...given });
  return read.success ? read.data : read.error.issues.map(({ path, message }) => [path[0], message]);
};

it("takes a step, words or both, and a reason for not now", () => {
  expect(answer({})).toEqual([["words", "Write a message, or choose a new status"]]);
  expect(answer({ event: "talk" })).toMatchObject({ event: "talk", words: "" });
  expect(answer({ words: "Ring us" })).toMatchObject({ words: "Ring us" });
  expect(answer({ event: "decline" })).toEqual([["reason", "Choose why not now"]]);
  expect(answer({ event: "decline", reason: "other" })).toEqual([["words", "Say why not now"]]);
  expect(answer({ event: "decline", reason: "later" })).toMatchObject({ reason: "later" });
  expect(answer({ event: "withdraw", words: "No" })).toEqual([["event", "Choose the status from the list"]]);
});

it("asks how many, where, from when and what it takes", () => {
  const read = submitInterestSchema.safeParse({});
  expect(read.error?.issues.map(({ message }) => message)).toEqual([
    "Enter how many beds you could offer",
    "Enter where it would be",
    expect.stringContaining("the date it could open"),
    "Enter what would make it happen",
  ]);
});
