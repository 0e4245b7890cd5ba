import { expect, test } from "vitest";
import { feedbackSchema, questionSchema, topicsSchema } from "./talk.schema";

const NUMBER = "Ring the family on 07700 900 123";

test("what a provider writes for others to read holds no number that leads to somebody", () => {
  const refused = [
    topicsSchema.safeParse({ intent: "propose", title: NUMBER }),
    topicsSchema.safeParse({ intent: "propose", title: "Transport", words: NUMBER }),
    questionSchema.safeParse({ words: NUMBER }),
    feedbackSchema.safeParse({ useful: "4", heard: "5", words: NUMBER }),
  ];
  for (const { error } of refused) expect(error?.issues[0]?.message).toMatch(/telephone number.*Take it out/);
  expect(questionSchema.safeParse({ words: "Why are fees of 2026/27 paid 30 days late?" }).success).toBe(
    true,
  );
});
