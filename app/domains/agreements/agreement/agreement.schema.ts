import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { dateEntry, dateOrEmpty } from "~/platform/forms/entry.schema";
import { hidden, optionalWholeNumber, text, tick, wholeNumber } from "~/platform/forms/fields.schema";

const LONG = 4_000;
const MOST_NOTICE = 365;

const outcome = z.object({
  outcome: text({ label: "The outcome", max: 1_000, missing: "Enter the outcome" }),
  review: text({ label: "How it is reviewed", max: 1_000, missing: "Say how and when it is reviewed" }),
});

/** What an agreement must say before it is issued. Gives days as `YYYY-MM-DD`; what may be left out is empty or null. */
export const agreementSchema = acrossFields(
  z.object({
    purpose: text({ label: "The purpose", max: LONG, missing: "Enter what the placement is for" }),
    intendedLength: text({
      label: "How long it is intended to last",
      max: 500,
      missing: "Enter how long the placement is intended to last",
    }),
    startOn: dateEntry("the start date"),
    coreFee: text({
      label: "What the core fee includes",
      max: LONG,
      missing: "Enter what the core fee includes",
    }),
    outcomes: z.array(outcome).min(1, { error: "Add at least one outcome" }),
    familyTime: text({ label: "Family time", max: LONG, missing: "Enter the arrangements for family time" }),
    health: text({ label: "Health", max: LONG, missing: "Enter the arrangements for health" }),
    education: text({ label: "Education", max: LONG, missing: "Enter the arrangements for education" }),
    delegatedAuthority: text({
      label: "Delegated authority",
      max: LONG,
      missing: "Enter what the carers may decide themselves",
    }),
    placementPlanOn: dateOrEmpty("the date of the placement plan"),
    missing: text({
      label: "What happens if the child is missing",
      max: LONG,
      missing: "Enter what happens if the child is missing",
    }),
    noticeByCouncil: wholeNumber({
      label: "The council's notice",
      min: 1,
      max: MOST_NOTICE,
      missing: "Enter the council's notice in days",
    }),
    noticeByProvider: wholeNumber({
      label: "The provider's notice",
      min: 1,
      max: MOST_NOTICE,
      missing: "Enter the provider's notice in days",
    }),
    trialDays: optionalWholeNumber({ label: "The length of the trial period", min: 1, max: MOST_NOTICE }),
    trialNotice: optionalWholeNumber({ label: "The notice in the trial period", min: 0, max: MOST_NOTICE }),
    dataProtection: text({
      label: "Data protection",
      max: LONG,
      missing: "Enter how information about the child is kept and shared",
    }),
    stepDown: text({ label: "The step-down target", max: LONG }),
  }),
  ({ trialDays, trialNotice }, tell) => {
    if (trialDays !== null && trialDays !== undefined && trialNotice === null)
      tell("trialNotice", "Enter the notice in the trial period, in days");
    if (trialNotice !== null && trialNotice !== undefined && trialDays === null)
      tell("trialDays", "Enter the length of the trial period, in days");
  },
);

export type AgreementTerms = z.output<typeof agreementSchema>;

/** Issuing says which draft was read (`version`) and which version was the newest then. */
export const issueSchema = z.object({
  number: wholeNumber({ label: "The version of the agreement", min: 0, max: 999_999 }),
});

/** A signature says which version was read, and the digest of its bytes. */
export const signSchema = z.object({
  number: wholeNumber({ label: "The version of the agreement", min: 1, max: 999_999 }),
  sha256: hidden(64),
  agreed: tick().refine((ticked) => ticked, {
    error: "Tick the box to say that you have read the agreement",
  }),
});
