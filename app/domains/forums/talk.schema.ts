import { z } from "zod";
import { problemsOnEntry } from "~/domains/anonymisation/gate/entry.rules";
import { rowId, text } from "~/platform/forms/fields.schema";
import { atMost, words } from "./text.schema";

/** Other organisations read it: a number that leads to somebody stays out, in words that say what to do. */
const leadsToNobody = (given: string, ctx: z.RefinementCtx) => {
  for (const message of problemsOnEntry(given)) ctx.addIssue({ code: "custom", message });
};

const line = (max: number, missing: string) => words(max, missing).superRefine(leadsToNobody);
const more = (max: number) =>
  text({ max, long: atMost(max) })
    .superRefine(leadsToNobody)
    .transform((given) => given || undefined)
    .optional();

/** Whom a press on a page of talk is for; a page may have several forms. */
export const topicsSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("propose"),
    title: line(120, "Say in a few words what to talk about"),
    words: more(1_000),
  }),
  z.object({ intent: z.literal("vote"), topic: rowId(), vote: z.enum(["for", "back"]) }),
]);

export const questionSchema = z.object({ words: line(500, "Write your question") });

const marks = (empty: string) =>
  z.enum(["1", "2", "3", "4", "5"], { error: empty }).transform((mark) => Number(mark));

/** Three questions: two marks and anything else. */
export const feedbackSchema = z.object({
  useful: marks("Say how useful it was"),
  heard: marks("Say how well you were heard"),
  words: more(1_000),
});
export type FeedbackInput = z.output<typeof feedbackSchema>;
