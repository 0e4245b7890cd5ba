import { z } from "zod";
import { choice, rowId, rowVersion, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { ISSUE_OUTCOMES, ISSUE_TEAMS, ISSUE_TOPICS } from "./issue.options";

const MAX_LENGTH = 2_000;
const OUTCOMES = keysOf(ISSUE_OUTCOMES);
const version = rowVersion;

/** What it is about, in words, and whether it can wait for the next working day. */
export const raiseIssueSchema = z.object({
  topic: choice(keysOf(ISSUE_TOPICS), "Choose what it is about"),
  urgency: choice(["standard", "urgent"], "Choose how urgent it is"),
  words: text({ label: "What happened", max: MAX_LENGTH, missing: "Say what happened and what you need" }),
});

export const replyToIssueSchema = z.object({
  version,
  words: text({ label: "The message", max: MAX_LENGTH, missing: "Write a message" }),
});

export const answerIssueSchema = z.object({
  version,
  outcome: choice(OUTCOMES, "Choose the outcome"),
  words: text({ label: "The answer", max: MAX_LENGTH, missing: "Write the answer" }),
});

/** Where nobody may write of the child any more: the outcome alone. */
export const closeIssueSchema = z.object({ version, outcome: choice(OUTCOMES, "Choose the outcome") });

export const disputeIssueSchema = z.object({
  version,
  words: text({ label: "The reason", max: MAX_LENGTH, missing: "Say why the answer is not right" }),
});

export const assignIssueSchema = z.object({ version, owner: rowId("Choose who is responsible") });

export const routeIssueSchema = z.object({ version, team: choice(keysOf(ISSUE_TEAMS), "Choose a team") });

export const escalateIssueSchema = z.object({ version });
