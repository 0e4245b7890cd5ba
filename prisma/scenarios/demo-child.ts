import type { Gender, Need } from "~/domains/providers/declared.rules";
import type { TypedPage } from "~/domains/referrals/draft.rules";
import { RISK_FIELDS, type RiskField } from "~/domains/referrals/placements-data-standard.options";
import type { Purpose, WantedKind } from "~/domains/referrals/referral.options";
import type { ContentPage, ReferralPage } from "~/domains/referrals/referral.schema";
import { addDays, londonDate } from "~/platform/time";

/** An invented child and what a council would write of them, as short as the forms allow. */
export type DemoChild = {
  /** For the vault alone: nothing of it may stand in what follows. */
  who: {
    given: string;
    family: string;
    knownAs?: string;
    age: number;
    gender: Gender;
    address: string;
    town: string;
    postcode: string;
    school?: string;
    mother?: string;
    father?: string;
    others?: string;
  };
  asks: {
    purpose: Purpose;
    kind: WantedKind;
    /** Days from today; 0 is today. */
    neededInDays: number;
    legal: string;
    answerWithin: "2h" | "24h" | "5-working-days";
    deprivationOfLiberty?: true;
  };
  needs: { list: readonly Need[]; detail: string; risks?: readonly RiskField[]; riskDetail?: string };
  strengths: { goingWell: string; wishes: string; view?: string; length: string };
  placement?: TypedPage;
  location: { near: string; distance: string; keepAway?: string; avoid?: string; detail?: string };
  education?: TypedPage;
  story: string;
};

const NO_DATE = { day: "", month: "", year: "" };

function boxes(day: string) {
  const [year = "", month = "", date = ""] = day.split("-");
  return { day: date, month, year };
}

/** A birthday some months back, so that the age stays the same for as long as the demo is looked at. */
function bornAt(age: number): ReturnType<typeof boxes> {
  const born = boxes(addDays(londonDate(new Date()), -100));
  const day = born.month === "02" && born.day === "29" ? "28" : born.day;
  return { ...born, day, year: String(Number(born.year) - age) };
}

function neededBy(days: number): string {
  return days === 0 ? "Today" : days < 5 ? "in less than 5 days" : "in more than 5 days";
}

/** Who the child is, as the form of the vault sends it. */
export function identityOf({ who }: DemoChild): TypedPage {
  return {
    given: who.given,
    family: who.family,
    knownAs: who.knownAs ?? "",
    otherNames: "",
    dateOfBirth: bornAt(who.age),
    gender: who.gender,
    addressLine1: who.address,
    addressLine2: "",
    town: who.town,
    postcode: who.postcode,
    school: who.school ?? "",
    nhsNumber: "",
    upn: "",
    localCaseNumber: "",
    motherName: who.mother ?? "",
    fatherName: who.father ?? "",
    otherFamilyNames: who.others ?? "",
    socialWorkerName: "",
    otherPeopleNames: "",
    otherWords: "",
  };
}

/** The published pages, as their forms send them. */
export function pagesOf(child: DemoChild): { [P in ContentPage]: TypedPage } {
  const { asks, needs, strengths, location } = child;
  const risks = Object.fromEntries(
    (Object.keys(RISK_FIELDS) as RiskField[]).map((field) => [
      field,
      needs.risks?.includes(field) ? "Risk Present" : "No known risk",
    ]),
  );
  const home = asks.kind === "fostering" ? "fosterCareSuitability" : "residentialCareSuitability";
  return {
    purpose: {
      purpose: asks.purpose,
      serviceKind: asks.kind,
      neededBy: neededBy(asks.neededInDays),
      neededOn: boxes(addDays(londonDate(new Date()), asks.neededInDays)),
      legalStatus: asks.legal,
      deprivationOfLiberty: asks.deprivationOfLiberty ? "yes" : "no",
      answerWithin: asks.answerWithin,
      answerOn: NO_DATE,
      answerAt: "",
    },
    needs: {
      needs: [...needs.list],
      needsDetail: needs.detail,
      ...risks,
      riskOther: "",
      riskToOthersOther: "",
      riskDetail: needs.riskDetail ?? "",
    },
    strengths: {
      goingWell: strengths.goingWell,
      wishes: strengths.wishes,
      viewOfOptions: strengths.view ?? "",
      intendedLength: strengths.length,
    },
    placement: {
      siblingCount: "0",
      stayTogether: "",
      livingCompanions: "No preference",
      pets: "Yes - can",
      homeAdaptation: "no",
      adaptationDetail: "",
      culturalNeeds: "Not required",
      culturalDetail: "",
      fosterCareSuitability: "Suitable but not preferred",
      residentialCareSuitability: "Suitable but not preferred",
      supportedAccommodationSuitability: "Unsuitable",
      [asks.kind === "supported-accommodation" ? "supportedAccommodationSuitability" : home]: "Preferred",
      additionalSupport: "NA",
      additionalSupportDetail: "",
      staffing: "usual",
      staffingDetail: "",
      ...child.placement,
    },
    location: {
      preferredLocation: location.near,
      distance: location.distance,
      mustKeepAway: location.keepAway ?? "",
      preferKeepAway: location.avoid ?? "",
      locationDetail: location.detail ?? "",
    },
    "education-health": {
      educationNow: "mainstream",
      ehcp: "no",
      educationDetail: "",
      communicationNeeds: "N",
      specificCommunicationRequirements: "None",
      communicationDetail: "",
      diagnoses: "None known",
      medication: "None",
      healthDetail: "Up to date with the dentist, the optician and immunisations.",
      ...child.education,
    },
    narrative: { narrative: child.story },
  };
}

/** What a factory needs to write the referral of this child; `leave` are pages that stay empty. */
export function referralOf(child: DemoChild, leave: readonly ReferralPage[] = []) {
  return { child: identityOf(child), pages: pagesOf(child), leave };
}
