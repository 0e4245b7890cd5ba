import { z } from "zod";
import { REFERRAL_SECTIONS, type ReferralSection } from "~/domains/referrals/referral-sections.options";
import { acrossFields } from "~/platform/forms/across-fields";
import { choice, hidden, optionalChoice, rowVersion, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { VERDICT_ANSWERS } from "./verdict.options";

export const SECTION_KEYS = keysOf(REFERRAL_SECTIONS);
export const VERDICT_NOTE_MAX = 500;

const line = z.object({
  section: hidden(20),
  says: optionalChoice(keysOf(VERDICT_ANSWERS), "Choose from the list"),
  note: text({ label: "What differs", max: VERDICT_NOTE_MAX }),
});
export type VerdictLine = z.output<typeof line>;

/** A verdict: every section of the referral answered once, with words where it differs. */
export const verdictSchema = acrossFields(
  z.object({
    version: rowVersion,
    sections: z.array(line).max(SECTION_KEYS.length, { error: "Use the form of the page" }),
  }),
  ({ sections }, tell) => {
    for (const [index, { section, says, note }] of (sections ?? []).entries()) {
      const label = labelOf(section);
      if (says === "")
        tell(["sections", index, "says"], `Choose how the referral was on: ${label.toLowerCase()}`);
      if (says === "differs" && note === "")
        tell(["sections", index, "note"], `Say what differs: ${label.toLowerCase()}`);
    }
  },
);

function labelOf(section: string): string {
  return Object.hasOwn(REFERRAL_SECTIONS, section)
    ? REFERRAL_SECTIONS[section as ReferralSection].label
    : "this section";
}

/** That the council has read one. */
export const markVerdictSchema = z.object({
  version: rowVersion,
  days: choice(["7", "28"] as const, "Use one of the buttons of the page").transform((days) =>
    days === "7" ? 7 : 28,
  ),
});
