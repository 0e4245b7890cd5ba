import type { DocumentPart } from "~/platform/documents/document-parts";
import type { DocumentedAgreement } from "../agreement/agreement-document.rules";
import type { FeeLine } from "../agreement/fee-lines.rules";
import { fillClauses } from "./template.rules";

/** An agreement about nobody, in words of ours, with the clauses of a template: looked at before they are published. */
export function exampleAgreement(council: string, template: readonly DocumentPart[] = []) {
  const agreement: DocumentedAgreement = {
    schema: 1,
    reference: "IPA-EXAMPLE",
    version: 1,
    issuedOn: "2027-01-04",
    parties: {
      council,
      provider: "Example Care Ltd",
      service: "Example House",
      registration: "SC000000",
      issuedBy: "A broker",
    },
    child: { referral: "HW-EXAMPLE", place: 1, of: 1, described: "" },
    startOn: "2027-01-11",
    placementPlanOn: "",
    notice: { council: 28, provider: 28, trialDays: null, trialNotice: null },
    terms: {
      purpose: "Long-term placement",
      intendedLength: "Until 18",
      coreFee: "Care by day and night, food, clothes and pocket money.",
      familyTime: "Every other Saturday.",
      health: "Registered with the home’s GP.",
      education: "Keeps the present school.",
      delegatedAuthority: "Haircuts, day trips and nights with friends.",
      missing: "The home follows its missing from care procedure.",
      dataProtection: "Each side is a controller of the personal data it holds.",
      stepDown: "",
    },
    outcomes: [{ outcome: "At school every day", review: "Each review" }],
    fees: [EXAMPLE_FEE],
    payers: [],
  };
  return { ...agreement, clauses: fillClauses(template, agreement) };
}

const EXAMPLE_FEE: FeeLine = {
  ...{ kind: "core", description: "", basis: "week", pace: "nightly", price: "£4,950.00 a week" },
  ...{
    unitPence: 495_000,
    hoursHundredths: null,
    staff: null,
    milesAWeek: null,
    timesAYear: null,
    sharedBy: 1,
  },
  ...{ from: "2027-01-11", to: "", weeklyPence: 495_000, yearlyPence: 0, oncePence: 0 },
};
