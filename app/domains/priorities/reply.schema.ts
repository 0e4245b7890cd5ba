import { z } from "zod";
import { rowVersion, text } from "~/platform/forms/fields.schema";

/** The right of reply: so many words a quarter. */
export const MAX_REPLY_WORDS = 100;
const MAX_LENGTH = 1_000;

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => word !== "").length;

/** What the council says of its figures; `version` is 0 where it has said nothing yet. */
export const replySchema = z.object({
  version: rowVersion,
  words: text({ label: "The reply", max: MAX_LENGTH, missing: "Write the reply" }).refine(
    (words) => wordsIn(words) <= MAX_REPLY_WORDS,
    `The reply can have up to ${MAX_REPLY_WORDS} words`,
  ),
});
