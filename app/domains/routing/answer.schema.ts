import { z } from "zod";
import { AMONG_COLLEAGUES } from "~/domains/anonymisation/gate/entry.rules";
import { choice, rowVersion, text } from "~/domains/referrals/form-field.schema";
import { acrossFields } from "~/platform/forms/across-fields";
import { parsePounds } from "~/platform/forms/money";
import { keysOf } from "~/platform/forms/options";
import { DECLINE_REASONS } from "./decline-reasons.options";
import { providerText } from "./provider-text.schema";

const MAX_WEEKLY_PENCE = 5_000_000;

/** A weekly fee as typed ("4,850" or "£4,850.00") in whole pence; null when left empty. */
const weeklyFee = z
  .preprocess(
    (stored) => (typeof stored === "number" ? (stored / 100).toFixed(2) : stored),
    text({ label: "The weekly fee", max: 20 }),
  )
  .transform((given, ctx): number | null => {
    if (given === "") return null;
    const read = parsePounds(given.normalize("NFKC"), "the weekly fee");
    const problem = !read.ok
      ? read.error
      : read.value === 0
        ? "The weekly fee must be more than £0.00"
        : read.value > MAX_WEEKLY_PENCE
          ? "The weekly fee must not be more than £50,000.00"
          : undefined;
    if (read.ok && problem === undefined) return read.value;
    ctx.issues.push({ code: "custom", message: problem, input: given });
    return z.NEVER;
  });

const note = providerText({ label: "The note", max: 1_000 });

/** "Interested": an indicative weekly fee in pence (null when not told) and a number to ring. */
export const interestSchema = z.object({
  version: rowVersion,
  indicativeWeeklyPence: weeklyFee,
  ringNumber: text({
    label: "The number to ring",
    max: 30,
    missing: "Enter a number that the broker can ring",
  }).transform((given, ctx): string => {
    const digits = given.normalize("NFKC").replace(/\D/g, "");
    if (
      given === "" ||
      // An NHS number has ten digits, too, and does not begin like a telephone's.
      (digits.length >= 10 && digits.length <= 15 && /^\(?[+0][\d\s().-]+$/.test(given.normalize("NFKC")))
    ) {
      return given.normalize("NFKC");
    }
    ctx.issues.push({
      code: "custom",
      message: "Enter a telephone number that begins with 0 or +, like 01902 555 014",
      input: given,
    });
    return z.NEVER;
  }),
  note,
});

/** "Decline": a coded reason, with words where the reason alone does not say enough. */
export const declineSchema = acrossFields(
  z.object({ version: rowVersion, reason: choice(keysOf(DECLINE_REASONS), "Choose why you decline"), note }),
  (answer, tell) => {
    if (!answer.reason || !DECLINE_REASONS[answer.reason].detail || answer.note !== "") return;
    tell(
      "note",
      answer.reason === "incomplete" ? "Say which part of the referral is incomplete" : "Say why you decline",
    );
  },
);

/** "Pass on" to a colleague, with a note that stays inside the organisation: it may hold a number to ring. */
export const passOnSchema = z.object({
  version: rowVersion,
  toPersonId: text({ label: "The colleague", max: 36, missing: "Choose a colleague" }),
  note: providerText({ label: "The note", max: 1_000 }, AMONG_COLLEAGUES),
});
