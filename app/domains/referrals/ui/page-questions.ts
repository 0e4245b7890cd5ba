import { NEEDS } from "~/domains/providers/declared.rules";
import { optionsOf } from "~/platform/forms/options";
import * as standard from "../placements-data-standard.options";
import * as lists from "../referral.options";
import type { ContentPage } from "../referral.schema";
import { PLACEMENT_QUESTIONS } from "./placement-questions";
import { type Question, type QuestionGroup, standardOptions, YES_NO } from "./question";

const RISK_OPTIONS = standardOptions("RISK");

const risk = (field: standard.RiskField): Question => ({
  as: "radios",
  field,
  label: standard.RISK_FIELDS[field],
  options: RISK_OPTIONS,
  across: true,
});

/** The questions of the published pages. */
export const PAGE_QUESTIONS: Readonly<Record<ContentPage, QuestionGroup[]>> = {
  purpose: [
    {
      questions: [
        {
          as: "radios",
          field: "purpose",
          label: "What is the placement for?",
          options: optionsOf(lists.PURPOSES),
        },
        {
          as: "radios",
          field: "serviceKind",
          label: "What kind of care is wanted?",
          hint: "It decides which services are asked. A child under 16 may not be placed in supported accommodation.",
          options: optionsOf(lists.WANTED_KINDS),
        },
        {
          as: "radios",
          field: "neededBy",
          label: "When is it needed by?",
          options: standardOptions("NEEDED_BY"),
        },
        {
          as: "date",
          field: "neededOn",
          label: "Date it is needed by",
          hint: "Asked for when it is in more than 5 days, welcome otherwise. For example, 4 12 2026",
        },
        {
          as: "select",
          field: "legalStatus",
          label: "Legal status",
          options: optionsOf(lists.LEGAL_STATUSES),
        },
        {
          as: "radios",
          field: "deprivationOfLiberty",
          label: "Is there a deprivation of liberty order?",
          options: YES_NO,
          across: true,
        },
      ],
    },
    {
      heading: "The clock for answers",
      questions: [
        {
          as: "radios",
          field: "answerWithin",
          label: "How soon should providers answer?",
          options: optionsOf(lists.ANSWER_WITHIN),
        },
        { as: "date", field: "answerOn", label: "Your own date to answer by", optional: true },
        { as: "time", field: "answerAt", label: "Your own time to answer by", optional: true },
      ],
    },
  ],
  needs: [
    {
      questions: [
        {
          as: "checkboxes",
          field: "needs",
          label: "What does the child need help with?",
          options: optionsOf(NEEDS),
        },
        {
          as: "area",
          field: "needsDetail",
          label: "More about the needs",
          hint: "What it looks like on a school day and what helps. No names or places.",
          optional: true,
          limit: 4_000,
        },
      ],
    },
    {
      heading: "Risks to the child",
      questions: [
        risk("riskSelfHarm"),
        risk("riskSexualExploitation"),
        risk("riskCriminalExploitation"),
        risk("riskDrugAlcohol"),
        risk("riskEatingDisorder"),
        risk("riskMissing"),
        { as: "text", field: "riskOther", label: "Another risk to the child", optional: true },
      ],
    },
    {
      heading: "Risks to others or property",
      questions: [
        risk("riskToOthersPhysical"),
        risk("riskToOthersSexual"),
        risk("riskToOthersFire"),
        risk("riskToOthersAnimals"),
        risk("riskToOthersCriminal"),
        { as: "text", field: "riskToOthersOther", label: "Another risk to others", optional: true },
        {
          as: "area",
          field: "riskDetail",
          label: "What lies behind each risk",
          hint: "When it last happened, what led to it, what helped.",
          optional: true,
          limit: 4_000,
        },
      ],
    },
  ],
  strengths: [
    {
      questions: [
        {
          as: "area",
          field: "goingWell",
          label: "What is going well?",
          hint: "Friends, school, interests, what makes people smile.",
          limit: 4_000,
        },
        {
          as: "area",
          field: "wishes",
          label: "What does the child wish for?",
          hint: "In their own words where you can.",
          optional: true,
          limit: 4_000,
        },
        {
          as: "area",
          field: "viewOfOptions",
          label: "What does the child think of the options?",
          optional: true,
          limit: 4_000,
        },
        {
          as: "radios",
          field: "intendedLength",
          label: "How long is it meant to last?",
          options: optionsOf(lists.INTENDED_LENGTHS),
        },
      ],
    },
  ],
  placement: PLACEMENT_QUESTIONS,
  location: [
    {
      questions: [
        {
          as: "text",
          field: "preferredLocation",
          label: "Where should it be?",
          hint: "The first half of a postcode, like WV10, a council, or West Midlands. A full postcode can point to the child.",
          width: 20,
        },
        {
          as: "radios",
          field: "distance",
          label: "How far away may it be?",
          options: optionsOf(lists.DISTANCES),
        },
        {
          as: "area",
          field: "mustKeepAway",
          label: "Areas the child must keep away from",
          hint: "One a line: the first half of a postcode, like B21, or a council, like Coventry. Services there are not asked; one that has not told us its postcode is known by its council only.",
          optional: true,
          rows: 3,
        },
        {
          as: "area",
          field: "preferKeepAway",
          label: "Areas better avoided",
          hint: "One a line",
          optional: true,
          rows: 3,
        },
        {
          as: "area",
          field: "locationDetail",
          label: "More about the location",
          hint: "Family time, travel, what must stay in reach. No addresses.",
          optional: true,
          limit: 2_000,
        },
      ],
    },
  ],
  "education-health": [
    {
      heading: "Education",
      questions: [
        {
          as: "radios",
          field: "educationNow",
          label: "Where does the child learn now?",
          options: optionsOf(lists.EDUCATION_NOW),
        },
        { as: "tick", field: "keepsPlace", label: "The child keeps the present school or college" },
        {
          as: "radios",
          field: "ehcp",
          label: "Education, health and care plan",
          options: optionsOf(lists.EHCP),
        },
        {
          as: "area",
          field: "educationDetail",
          label: "More about education",
          hint: "Attendance, what helps, what is hard. Not the school's name.",
          optional: true,
          limit: 4_000,
        },
      ],
    },
    {
      heading: "Communication",
      questions: [
        {
          as: "radios",
          field: "communicationNeeds",
          label: "Are there communication, language or learning needs?",
          options: standardOptions("COMMUNICATION_NEEDS"),
          across: true,
        },
        {
          as: "checkboxes",
          field: "specificCommunicationRequirements",
          label: "Communication requirements",
          options: standardOptions("COMMUNICATION_REQUIREMENTS"),
        },
        {
          as: "text",
          field: "communicationDetail",
          label: "Which other requirement",
          optional: true,
        },
      ],
    },
    {
      heading: "Health",
      questions: [
        {
          as: "area",
          field: "diagnoses",
          label: "Diagnoses",
          hint: "Providers ring back for these most often. Write None known when there are none.",
          optional: true,
          rows: 3,
          limit: 4_000,
        },
        { as: "area", field: "medication", label: "Medication", optional: true, rows: 2, limit: 1_000 },
        { as: "area", field: "healthDetail", label: "More about health", optional: true, limit: 4_000 },
      ],
    },
  ],
  narrative: [
    {
      questions: [
        {
          as: "area",
          field: "narrative",
          label: "The story so far",
          hint: "How it came to this, who the child is, what would make the next place the right one. Some 60 words or more. Leave out names, places and dates that point to the child.",
          rows: 14,
          limit: 8_000,
        },
      ],
    },
  ],
};
