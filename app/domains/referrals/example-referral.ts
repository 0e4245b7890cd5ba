import { type ContentPage, contentPageSchemas, type ReferralContent } from "./referral.schema";

/**
 * A complete referral as its forms send it: an invented child, used by tests and by the demo region, so that both
 * speak of the same pages.
 */
export const EXAMPLE_PAGES: { readonly [P in ContentPage]: Readonly<Record<string, unknown>> } = {
  purpose: {
    purpose: "long-term",
    serviceKind: "childrens-home",
    neededBy: "in more than 5 days",
    neededOn: { day: "1", month: "3", year: "2027" },
    legalStatus: "care-order",
    deprivationOfLiberty: "no",
    answerWithin: "24h",
    answerOn: { day: "", month: "", year: "" },
    answerAt: "",
  },
  needs: {
    needs: ["trauma", "emotional-behavioural"],
    needsDetail:
      "She finds new adults hard to trust and tests whether they stay. Settled routines, the same two adults at bedtime and short choices help her most.",
    riskSelfHarm: "No known risk",
    riskSexualExploitation: "No known risk",
    riskCriminalExploitation: "No known risk",
    riskDrugAlcohol: "No known risk",
    riskEatingDisorder: "No known risk",
    riskMissing: "Risk Present",
    riskToOthersPhysical: "No known risk",
    riskToOthersSexual: "No known risk",
    riskToOthersFire: "No known risk",
    riskToOthersAnimals: "No known risk",
    riskToOthersCriminal: "No known risk",
    riskDetail:
      "She has been away overnight twice this autumn, both times after family time was cancelled, and rang to be fetched. A call that evening helps.",
  },
  strengths: {
    goingWell: "She has not missed a football practice since spring and is proud of her reading.",
    wishes: "To stay at her school, keep playing football and see her brother every week.",
    viewOfOptions: "",
    intendedLength: "over-a-year",
  },
  placement: {
    siblingCount: "0",
    stayTogether: "",
    livingCompanions: "Only with other older children",
    pets: "Yes - can",
    homeAdaptation: "no",
    adaptationDetail: "",
    culturalNeeds: "Not required",
    culturalDetail: "",
    fosterCareSuitability: "Suitable but not preferred",
    residentialCareSuitability: "Preferred",
    supportedAccommodationSuitability: "Unsuitable",
    additionalSupport: "therapeutic support",
    additionalSupportDetail: "",
    staffing: "one-to-one-part",
    staffingDetail: "One to one on the way to and from school for the first month.",
  },
  location: {
    preferredLocation: "wv10",
    distance: "20-miles",
    mustKeepAway: "B21",
    preferKeepAway: "",
    locationDetail: "",
  },
  "education-health": {
    educationNow: "mainstream",
    keepsPlace: "on",
    ehcp: "no",
    educationDetail: "She goes every day and has a mentor there. She is behind in mathematics only.",
    communicationNeeds: "N",
    specificCommunicationRequirements: "None",
    communicationDetail: "",
    diagnoses: "None known",
    medication: "None",
    healthDetail: "Up to date with the dentist and the optician.",
  },
  narrative: {
    narrative:
      "She came into care at nine after years in which nobody could keep her safe. Two foster families could not go on; the second ended kindly and she still writes to them. Her present home closes in spring. She knows, and has asked that the next one is the last. She is funny, stubborn and quick to help younger children.",
  },
};

/** The same, parsed as it is stored. */
export function exampleContent(): ReferralContent {
  const parsed: Partial<Record<ContentPage, unknown>> = {};
  for (const page of Object.keys(contentPageSchemas) as ContentPage[]) {
    parsed[page] = contentPageSchemas[page].parse(EXAMPLE_PAGES[page]);
  }
  return parsed as ReferralContent;
}
