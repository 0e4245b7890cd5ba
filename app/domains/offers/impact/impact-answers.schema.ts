import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { choice, optionalChoice, rowId, rowVersion, text, tick } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { IMPACT_ANSWERS } from "./impact-answers.rules";

/** More parts than an assessment can have. */
const MAX_PARTS = 120;
const MAX_WORDS = 2_000;

const answer = acrossFields(
  z.object({
    part: rowId(),
    answer: optionalChoice(keysOf(IMPACT_ANSWERS), "Choose an answer"),
    words: text({ label: "What you say about it", max: MAX_WORDS }),
  }),
  ({ answer: chosen, words }, tell) => {
    if (words !== "" && chosen === "")
      tell("answer", "Choose what your words are: a question, a no, or agreed");
    if (words === "" && chosen === "question") tell("words", "Write the question");
    if (words === "" && chosen === "not-met") tell("words", "Say what is not met");
  },
);

/**
 * The council's answers, part by part; what is left blank stays as it is. `rest` agrees to what nobody has answered of
 * `offerVersion`, the version of the offer that was read.
 */
export const impactAnswersSchema = z.object({
  version: rowVersion,
  offerVersion: rowVersion,
  answers: z.array(answer).max(MAX_PARTS, "Use one of the buttons of the page"),
  rest: tick(),
});

/** The home's replies, part by part; what is left blank is replied later. */
export const impactRepliesSchema = z.object({
  version: rowVersion,
  replies: z
    .array(z.object({ part: rowId(), words: text({ label: "Your reply", max: MAX_WORDS }) }))
    .max(MAX_PARTS, "Use one of the buttons of the page"),
});

/** "This does not keep the child safe", or that it does after all: why, which both sides read. */
export const notSafeSchema = z.object({
  intent: choice(["say", "withdraw"], "Use one of the buttons of the page"),
  version: rowVersion,
  why: text({ label: "Why", max: MAX_WORDS, missing: "Say why. The home reads it" }),
});
