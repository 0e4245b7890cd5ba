import { optionsOf } from "~/platform/forms/options";
import * as lists from "../referral.options";
import { type QuestionGroup, standardOptions, YES_NO } from "./question";

const suitability = (field: string, label: string) => ({
  as: "radios" as const,
  field,
  label,
  options: standardOptions("SUITABILITY"),
});

/** The page "The placement wanted". */
export const PLACEMENT_QUESTIONS: QuestionGroup[] = [
  {
    heading: "Living with others",
    questions: [
      {
        as: "number",
        field: "siblingCount",
        label: "How many brothers and sisters to place with?",
        hint: "0 when there are none",
      },
      {
        as: "radios",
        field: "stayTogether",
        label: "Must they stay together?",
        optional: true,
        options: optionsOf(lists.STAY_TOGETHER),
      },
      {
        as: "radios",
        field: "livingCompanions",
        label: "Who can the child live with?",
        options: standardOptions("LIVING_COMPANIONS"),
      },
      {
        as: "radios",
        field: "pets",
        label: "Can the child live with animals?",
        options: standardOptions("PETS"),
      },
    ],
  },
  {
    heading: "The home",
    questions: [
      {
        as: "radios",
        field: "homeAdaptation",
        label: "Must the home be adapted?",
        options: YES_NO,
        across: true,
      },
      { as: "area", field: "adaptationDetail", label: "How?", optional: true, rows: 2, limit: 1_000 },
      {
        as: "radios",
        field: "culturalNeeds",
        label: "Are there cultural needs?",
        hint: "A place of worship, food, language, hair and skin care",
        options: standardOptions("CULTURAL_NEEDS"),
      },
      { as: "area", field: "culturalDetail", label: "Which?", optional: true, rows: 2, limit: 1_000 },
    ],
  },
  {
    heading: "How suitable is each kind of care?",
    questions: [
      suitability("fosterCareSuitability", "Foster care"),
      suitability("residentialCareSuitability", "Residential care"),
      suitability("supportedAccommodationSuitability", "Supported accommodation"),
    ],
  },
  {
    heading: "Support and staffing",
    questions: [
      {
        as: "select",
        field: "additionalSupport",
        label: "Additional support",
        optional: true,
        options: standardOptions("ADDITIONAL_SUPPORT", {
          "other (please specify)": "Other, say which below",
        }),
      },
      {
        as: "area",
        field: "additionalSupportDetail",
        label: "More about the support",
        optional: true,
        rows: 2,
        limit: 1_000,
      },
      {
        as: "radios",
        field: "staffing",
        label: "Staffing",
        optional: true,
        options: optionsOf(lists.STAFFING),
      },
      { as: "tick", field: "wakingNight", label: "Waking night staff" },
      {
        as: "area",
        field: "staffingDetail",
        label: "More about staffing",
        optional: true,
        rows: 2,
        limit: 1_000,
      },
    ],
  },
];
