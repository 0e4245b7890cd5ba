import { expect, it } from "vitest";
import { storedChildSchema } from "../child.schema";
import { contentPageSchemas } from "../referral.schema";
import { CHILD_QUESTIONS } from "./child-questions";
import { PAGE_QUESTIONS } from "./page-questions";

const asked = (groups: readonly { questions: readonly { field: string }[] }[]) =>
  groups.flatMap(({ questions }) => questions.map(({ field }) => field)).sort();

it.each(Object.keys(contentPageSchemas) as (keyof typeof contentPageSchemas)[])(
  "%s asks for each field of its schema once, and for nothing else",
  (page) => {
    expect(asked(PAGE_QUESTIONS[page])).toEqual(Object.keys(contentPageSchemas[page].shape).sort());
  },
);

it("the page of the child asks for each field of its schema once, and for nothing else", () => {
  expect(asked(CHILD_QUESTIONS)).toEqual(Object.keys(storedChildSchema.shape).sort());
});
