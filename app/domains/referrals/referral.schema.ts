import { z } from "zod";
import { NEEDS } from "~/domains/providers/declared.rules";
import { acrossFields } from "~/platform/forms/across-fields";
import { dateOrEmpty, timeOrEmpty } from "~/platform/forms/entry.schema";
import {
  choice,
  choices,
  optionalChoice,
  text,
  tick,
  wholeNumber,
  yesNo,
} from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { londonDate, londonToUtc } from "~/platform/time";
import { locationPage } from "./location.schema";
import * as standard from "./placements-data-standard.options";
import * as options from "./referral.options";

/** The published pages of a referral. Nothing on them may say who the child is: that is for the vault. */

const LONG = 4_000;

const purposePage = acrossFields(
  z.object({
    purpose: choice(keysOf(options.PURPOSES), "Choose what the placement is for"),
    serviceKind: choice(keysOf(options.WANTED_KINDS), "Choose the kind of care that is wanted"),
    neededBy: choice(standard.NEEDED_BY, "Say when the placement is needed by"),
    neededOn: dateOrEmpty("the date it is needed by"),
    legalStatus: choice(keysOf(options.LEGAL_STATUSES), "Choose the child's legal status"),
    deprivationOfLiberty: yesNo("Say whether there is a deprivation of liberty order"),
    answerWithin: choice(keysOf(options.ANSWER_WITHIN), "Choose how soon providers should answer"),
    answerOn: dateOrEmpty("the date to answer by"),
    answerAt: timeOrEmpty("the time to answer by"),
  }),
  (page, issue) => {
    if (page.neededBy === "in more than 5 days" && page.neededOn === "") {
      issue("neededOn", "Enter the date it is needed by");
    }
    if (page.answerWithin === "own") {
      if (page.answerOn === "") issue("answerOn", "Enter the date to answer by");
      else if (page.answerOn !== undefined && page.answerAt !== undefined) {
        const moment = londonToUtc(page.answerOn, page.answerAt);
        if (!moment.ok && moment.why === "skipped by the clocks") {
          issue("answerAt", "That time does not exist: the clocks go forward that night");
        } else if (!moment.ok) issue("answerAt", "Enter a time on the 24-hour clock, like 17:30");
      }
    }
    if (page.serviceKind === "short-breaks" && page.purpose && page.purpose !== "short-break") {
      issue("purpose", "Short breaks are asked for with the purpose short break");
    }
    if (
      page.serviceKind === "residential-family-centre" &&
      page.purpose &&
      page.purpose !== "parent-and-child"
    ) {
      issue("purpose", "A residential family centre is asked for with the purpose parent and child");
    }
  },
);

const risk = (field: standard.RiskField) =>
  choice(standard.RISK, `Say whether there is a known risk: ${standard.RISK_FIELDS[field].toLowerCase()}`);

const needsPage = z.object({
  needs: choices(keysOf(NEEDS), "Choose at least one need"),
  needsDetail: text({ label: "More about the needs", max: LONG }),
  riskSelfHarm: risk("riskSelfHarm"),
  riskSexualExploitation: risk("riskSexualExploitation"),
  riskCriminalExploitation: risk("riskCriminalExploitation"),
  riskDrugAlcohol: risk("riskDrugAlcohol"),
  riskEatingDisorder: risk("riskEatingDisorder"),
  riskMissing: risk("riskMissing"),
  riskOther: text({ label: "Another risk to the child", max: 500 }),
  riskToOthersPhysical: risk("riskToOthersPhysical"),
  riskToOthersSexual: risk("riskToOthersSexual"),
  riskToOthersFire: risk("riskToOthersFire"),
  riskToOthersAnimals: risk("riskToOthersAnimals"),
  riskToOthersCriminal: risk("riskToOthersCriminal"),
  riskToOthersOther: text({ label: "Another risk to others", max: 500 }),
  riskDetail: text({ label: "More about the risks", max: LONG }),
});

const strengthsPage = z.object({
  goingWell: text({
    label: "What is going well",
    max: LONG,
    missing: "Say what is going well for the child",
  }),
  wishes: text({ label: "The child's own wishes", max: LONG }),
  viewOfOptions: text({ label: "The child's view of the options", max: LONG }),
  intendedLength: choice(keysOf(options.INTENDED_LENGTHS), "Choose how long it is meant to last"),
});

const placementPage = acrossFields(
  z.object({
    siblingCount: wholeNumber({ label: "The number of brothers and sisters", min: 0, max: 12, fallback: 0 }),
    stayTogether: optionalChoice(keysOf(options.STAY_TOGETHER), "Choose from the list"),
    livingCompanions: choice(standard.LIVING_COMPANIONS, "Say who the child can live with"),
    pets: choice(standard.PETS, "Say whether the child can live with animals"),
    homeAdaptation: yesNo("Say whether the home must be adapted"),
    adaptationDetail: text({ label: "The adaptations", max: 1_000 }),
    culturalNeeds: choice(standard.CULTURAL_NEEDS, "Say whether there are cultural needs"),
    culturalDetail: text({ label: "The cultural needs", max: 1_000 }),
    fosterCareSuitability: choice(standard.SUITABILITY, "Say how suitable foster care is"),
    residentialCareSuitability: choice(standard.SUITABILITY, "Say how suitable residential care is"),
    supportedAccommodationSuitability: choice(
      standard.SUITABILITY,
      "Say how suitable supported accommodation is",
    ),
    additionalSupport: optionalChoice(standard.ADDITIONAL_SUPPORT, "Choose from the list"),
    additionalSupportDetail: text({ label: "The additional support", max: 1_000 }),
    staffing: optionalChoice(keysOf(options.STAFFING), "Choose from the list"),
    wakingNight: tick(),
    staffingDetail: text({ label: "More about staffing", max: 1_000 }),
  }),
  (page, issue) => {
    if (page.siblingCount && page.siblingCount > 0 && page.stayTogether === "") {
      issue("stayTogether", "Say whether the brothers and sisters must stay together");
    }
    if (page.homeAdaptation && page.adaptationDetail === "") {
      issue("adaptationDetail", "Say how the home must be adapted");
    }
    if ((page.culturalNeeds === "Required" || page.culturalNeeds === "Other") && page.culturalDetail === "") {
      issue("culturalDetail", "Say what the cultural needs are");
    }
    if (page.additionalSupport === "other (please specify)" && page.additionalSupportDetail === "") {
      issue("additionalSupportDetail", "Say which additional support");
    }
  },
);

const educationHealthPage = acrossFields(
  z.object({
    educationNow: choice(keysOf(options.EDUCATION_NOW), "Choose the child's education now"),
    keepsPlace: tick(),
    ehcp: choice(keysOf(options.EHCP), "Say whether there is an education, health and care plan"),
    educationDetail: text({ label: "More about education", max: LONG }),
    communicationNeeds: choice(standard.COMMUNICATION_NEEDS, "Say whether there are communication needs"),
    specificCommunicationRequirements: choices(
      standard.COMMUNICATION_REQUIREMENTS,
      "Choose a communication requirement, or None",
    ),
    communicationDetail: text({ label: "The communication requirement", max: 500 }),
    diagnoses: text({ label: "Diagnoses", max: LONG }),
    medication: text({ label: "Medication", max: 1_000 }),
    healthDetail: text({ label: "More about health", max: LONG }),
  }),
  (page, issue) => {
    const chosen = page.specificCommunicationRequirements ?? [];
    if (chosen.includes("None") && chosen.length > 1) {
      issue("specificCommunicationRequirements", "Choose None or the others, not both");
    }
    if (chosen.includes("Other") && page.communicationDetail === "") {
      issue("communicationDetail", "Say which communication requirement");
    }
  },
);

const narrativePage = z.object({
  narrative: text({
    label: "The narrative",
    max: 8_000,
    missing: "Tell the child's story so far, without names, places or dates that point to the child",
  }),
});

/** What is stored, page by page; also the check that a stored page still has its shape. */
export const contentPageSchemas = {
  purpose: purposePage,
  needs: needsPage,
  strengths: strengthsPage,
  placement: placementPage,
  location: locationPage,
  "education-health": educationHealthPage,
  narrative: narrativePage,
} as const;

export type ContentPage = keyof typeof contentPageSchemas;

/** All published pages. Dates are `YYYY-MM-DD`; what was left out is the empty text. */
export type ReferralContent = { [P in ContentPage]: z.output<(typeof contentPageSchemas)[P]> };

/** A referral while it is written: the pages saved so far. */
export type ReferralDraft = Partial<ReferralContent>;

/** The task list in order. The child is a page of the vault. */
export const REFERRAL_PAGES = [
  { slug: "child", title: "The child" },
  { slug: "purpose", title: "Purpose and needed by" },
  { slug: "needs", title: "Needs and risks" },
  { slug: "strengths", title: "What is going well, and the child's wishes" },
  { slug: "placement", title: "The placement wanted" },
  { slug: "location", title: "Location" },
  { slug: "education-health", title: "Education and health" },
  { slug: "narrative", title: "The story so far" },
] as const satisfies readonly { slug: ContentPage | "child"; title: string }[];

export type ReferralPage = (typeof REFERRAL_PAGES)[number]["slug"];

/** Whether a part of an address names a published page. */
export function isContentPage(slug: string): slug is ContentPage {
  return Object.hasOwn(contentPageSchemas, slug);
}

/** The pages as forms at a moment: dates that have gone by are refused. */
export function referralPageSchemas(now: Date) {
  const purpose = acrossFields(purposePage, (page, issue) => {
    if (page.neededOn && page.neededOn < londonDate(now)) {
      issue("neededOn", "The date it is needed by has gone by");
    }
    if (page.answerWithin !== "own" || !page.answerOn || page.answerAt === undefined) return;
    const moment = londonToUtc(page.answerOn, page.answerAt);
    if (moment.ok && moment.at <= now) issue("answerOn", "The date and time to answer by have gone by");
  });
  return { ...contentPageSchemas, purpose };
}
