import { z } from "zod";
import { optionalPoundsEntry } from "~/platform/forms/entry.schema";
import { choice, optionalText, rowId, rowVersion, text } from "~/platform/forms/fields.schema";
import { QUERY_KINDS, QUERY_OUTCOMES, type QueryKind, type QueryOutcome } from "./payment-query.options";

const MAX_LENGTH = 2_000;
const KINDS = Object.keys(QUERY_KINDS) as [QueryKind, ...QueryKind[]];
const OUTCOMES = Object.keys(QUERY_OUTCOMES) as [QueryOutcome, ...QueryOutcome[]];
const version = rowVersion;

/** A query: what is wrong, in words, and by how much where that is known. `line` is empty for the whole period. */
export const raiseQuerySchema = z.object({
  kind: choice(KINDS, "Choose what is wrong"),
  words: text({ label: "What is wrong", max: MAX_LENGTH, missing: "Say what is wrong" }),
  pence: optionalPoundsEntry("the amount", { least: 1, most: 100_000_000 }).transform(
    (pence) => pence ?? null,
  ),
  line: optionalText({ label: "The line", max: 36 }),
});

export const replyToQuerySchema = z.object({
  version,
  words: text({ label: "The message", max: MAX_LENGTH, missing: "Write a message" }),
});

export const answerQuerySchema = z.object({
  version,
  outcome: choice(OUTCOMES, "Choose the outcome"),
  words: text({ label: "The answer", max: MAX_LENGTH, missing: "Write the answer" }),
});

/** Where nobody may write of the child any more: the outcome alone. */
export const closeQuerySchema = z.object({ version, outcome: choice(OUTCOMES, "Choose the outcome") });

export const disputeQuerySchema = z.object({
  version,
  words: text({ label: "The reason", max: MAX_LENGTH, missing: "Say why the answer is not right" }),
});

export const assignQuerySchema = z.object({ version, owner: rowId("Choose who is responsible") });
