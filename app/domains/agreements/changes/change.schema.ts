import { z } from "zod";
import { BASES } from "~/domains/offers/money.rules";
import { dateEntry, optionalDateEntry, poundsEntry } from "~/platform/forms/entry.schema";
import { choice, rowVersion, text } from "~/platform/forms/fields.schema";
import { CHANGE_KINDS, type ChangeKind } from "./change-kinds.options";

const KINDS = Object.keys(CHANGE_KINDS) as [ChangeKind, ...ChangeKind[]];
const MAX_LENGTH = 2_000;

const version = rowVersion;
const why = {
  reason: text({ label: "The reason", max: MAX_LENGTH, missing: "Say why the change is needed" }),
  evidence: text({ label: "The evidence", max: MAX_LENGTH, missing: "Say what shows that it is needed" }),
};

/** Asks for a change: what, how much a week, from when until when, and why. */
export const askChangeSchema = z
  .object({
    kind: choice(KINDS, "Choose what changes"),
    label: text({
      label: "What it pays for",
      max: 80,
      missing: "Say in a few words what it pays for",
      oneLine: "Say what it pays for in one line",
    }),
    weeklyPence: poundsEntry("the amount a week", { least: 1, most: BASES.week.most }),
    from: dateEntry("the first night"),
    to: optionalDateEntry("the last night").transform((day) => day ?? null),
    ...why,
  })
  // Extra staffing is looked at again: it has an end, and can be extended.
  .refine(({ kind, to }) => kind !== "extra-staffing" || to !== null, {
    path: ["to"],
    message: "Enter the last night: extra staffing has an end and can be extended",
  });

/** Asks that an authorised change goes on until a later night, or ends on an earlier one. */
export const moveChangeEndSchema = z.object({ version, to: dateEntry("the last night"), ...why });

/** The provider's reply to what the council asked for. */
export const replyChangeSchema = z
  .object({
    version,
    reply: choice(["agree", "decline"], "Choose whether you agree"),
    reason: text({ label: "The reason", max: MAX_LENGTH }),
  })
  .refine(({ reply, reason }) => reply === "agree" || reason !== "", {
    path: ["reason"],
    message: "Say why you decline",
  })
  .refine(({ reply, reason }) => reply === "decline" || reason === "", {
    path: ["reason"],
    message: "Leave this blank when you agree: it is not kept",
  });

export const DECISIONS = ["authorise", "return", "refuse"] as const;
export type ChangeDecision = (typeof DECISIONS)[number];

/** The decision: authorised until a night, returned with a question, or refused with a reason. */
export const decideChangeSchema = z
  .object({
    version,
    decision: choice(DECISIONS, "Choose a decision"),
    lastNight: optionalDateEntry("the last night").transform((day) => day ?? null),
    words: text({ label: "The question or reason", max: MAX_LENGTH }),
  })
  .refine(({ decision, words }) => decision === "authorise" || words !== "", {
    path: ["words"],
    message: "Write your question, or why you refuse",
  })
  .refine(({ decision, words }) => decision !== "authorise" || words === "", {
    path: ["words"],
    message: "Leave this blank when you authorise: it is not kept",
  });

export const answerChangeSchema = z.object({
  version,
  answer: text({ label: "The answer", max: MAX_LENGTH, missing: "Answer the question" }),
});
export const withdrawChangeSchema = z.object({ version });
