import { z } from "zod";
import { AMONG_COLLEAGUES } from "~/domains/anonymisation/gate/entry.rules";
import { REFERRAL_SECTIONS } from "~/domains/referrals/referral-sections.options";
import { acrossFields } from "~/platform/forms/across-fields";
import { telephone } from "~/platform/forms/contact.schema";
import { optionalPoundsEntry } from "~/platform/forms/entry.schema";
import { choice, optionalChoice, rowVersion, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { DECLINE_REASONS } from "./decline-reasons.options";
import { providerText } from "./provider-text.schema";

const MAX_WEEKLY_PENCE = 5_000_000;

/** A weekly fee in whole pence; null when left empty. */
const weeklyFee = optionalPoundsEntry("the weekly fee", { least: 1, most: MAX_WEEKLY_PENCE }).transform(
  (pence) => pence ?? null,
);

const note = providerText({ label: "The note", max: 1_000 });

/** "Interested": an indicative weekly fee in pence (null when not told) and a number to ring. */
export const interestSchema = z.object({
  version: rowVersion,
  indicativeWeeklyPence: weeklyFee,
  ringNumber: telephone({
    label: "The number to ring",
    missing: "Enter a number that the broker can ring",
  }),
  note,
});

/** "Decline": a coded reason, with words where the reason alone does not say enough. */
export const declineSchema = acrossFields(
  z.object({
    version: rowVersion,
    reason: choice(keysOf(DECLINE_REASONS), "Choose why you decline"),
    section: optionalChoice(keysOf(REFERRAL_SECTIONS), "Choose a section of the referral"),
    note,
  }),
  (answer, tell) => {
    if (answer.reason === "incomplete" && answer.section === "")
      tell("section", "Choose which section of the referral is incomplete");
    if (!answer.reason || !DECLINE_REASONS[answer.reason].detail || answer.note !== "") return;
    tell(
      "note",
      answer.reason === "incomplete" ? "Say what is missing in the referral" : "Say why you decline",
    );
  },
);

/** "Pass on" to a colleague, with a note that stays inside the organisation: it may hold a number to ring. */
export const passOnSchema = z.object({
  toPersonId: text({ label: "The colleague", max: 36, missing: "Choose a colleague" }),
  note: providerText({ label: "The note", max: 1_000 }, AMONG_COLLEAGUES),
});
