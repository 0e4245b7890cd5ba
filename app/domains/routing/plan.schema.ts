import { z } from "zod";
import { CLOSE_REASONS } from "~/domains/referrals/close-reasons.options";
import { acrossFields } from "~/platform/forms/across-fields";
import { choice, rowVersion, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";

/** Forms that change the plan. Each carries the version of the referral that its page was read at. */

/** A reason that every provider reads: the page says so beside the box. */
const reason = (missing: string) => text({ label: "The reason", max: 500, missing });

export const pauseSchema = z.object({ version: rowVersion, reason: reason("Say why the search is paused") });
export const amendSchema = z.object({ version: rowVersion });
export const resumeSchema = z.object({ version: rowVersion });
export const searchOnSchema = z.object({ version: rowVersion });
export const withdrawSchema = z.object({
  version: rowVersion,
  reason: reason("Say why the referral is withdrawn"),
});

/** The clocks that providers know; the third counts working days. */
export const ANSWER_AGAIN_WITHIN = {
  "2h": "2 hours",
  "24h": "24 hours",
  "5-working-days": "5 working days",
} as const;

/** Until when providers answer once the search is open again. */
export const answerWithin = choice(keysOf(ANSWER_AGAIN_WITHIN), "Choose until when providers answer");

export const searchAgainSchema = z.object({
  version: rowVersion,
  answerWithin,
  reason: reason("Say why you search again"),
});

export const closeSchema = acrossFields(
  z.object({
    version: rowVersion,
    closed: choice(keysOf(CLOSE_REASONS), "Choose why the search is closed"),
    note: text({ label: "The note", max: 500 }),
  }),
  ({ closed, note }, tell) => {
    if (closed === "other" && note === "") tell("note", "Say why the search is closed");
  },
);
