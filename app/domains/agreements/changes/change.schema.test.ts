import { expect, it } from "vitest";
import { decideChangeSchema, replyChangeSchema } from "./change.schema";

it.each([
  ["authorise", "", undefined],
  ["authorise", "Agreed with the team.", "Leave this blank when you authorise: it is not kept"],
  ["return", "How many nights?", undefined],
  ["refuse", "", "Write your question, or why you refuse"],
])("a decision to %s with the words %j", (decision, words, message) => {
  const read = decideChangeSchema.safeParse({ version: "1", decision, lastNight: {}, words });
  expect(read.error?.issues.map((issue) => issue.message)).toEqual(message && [message]);
});

it.each([
  ["agree", "", undefined],
  ["agree", "With pleasure.", "Leave this blank when you agree: it is not kept"],
  ["decline", "", "Say why you decline"],
  ["decline", "The need is the same.", undefined],
])("a reply that they %s with the reason %j", (reply, reason, message) => {
  const read = replyChangeSchema.safeParse({ version: "1", reply, reason });
  expect(read.error?.issues.map((issue) => issue.message)).toEqual(message && [message]);
});
