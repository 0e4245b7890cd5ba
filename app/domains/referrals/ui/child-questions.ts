import { GENDERS } from "~/domains/providers/declared.rules";
import { optionsOf } from "~/platform/forms/options";
import type { QuestionGroup } from "./question";

/** Who the child is. Only the age and the gender ever leave this page. */
export const CHILD_QUESTIONS: QuestionGroup[] = [
  {
    questions: [
      { as: "text", field: "given", label: "Given name", width: 20 },
      { as: "text", field: "family", label: "Family name", width: 20 },
      { as: "text", field: "knownAs", label: "Known as", optional: true, width: 20 },
      { as: "area", field: "otherNames", label: "Other names", optional: true, rows: 2, hint: "One a line" },
      {
        as: "date",
        field: "dateOfBirth",
        label: "Date of birth",
        hint: "Providers see the age in completed years, never the date. For example, 27 3 2012",
      },
      { as: "radios", field: "gender", label: "Gender", options: optionsOf(GENDERS) },
    ],
  },
  {
    heading: "Where the child lives and learns",
    lede: "So that the portal notices when one of these is about to be published.",
    questions: [
      { as: "text", field: "addressLine1", label: "Address, first line", optional: true },
      { as: "text", field: "addressLine2", label: "Address, second line", optional: true },
      { as: "text", field: "town", label: "Town", optional: true, width: 20 },
      { as: "text", field: "postcode", label: "Postcode", optional: true, width: 10 },
      { as: "text", field: "school", label: "School or college", optional: true },
    ],
  },
  {
    heading: "Numbers",
    questions: [
      { as: "text", field: "nhsNumber", label: "NHS number", optional: true, width: 20 },
      { as: "text", field: "upn", label: "Unique pupil number", optional: true, width: 20 },
      {
        as: "text",
        field: "localCaseNumber",
        label: "Your council's case number",
        optional: true,
        width: 20,
      },
    ],
  },
  {
    heading: "People around the child",
    questions: [
      { as: "text", field: "motherName", label: "Mother's name", optional: true, width: 20 },
      { as: "text", field: "fatherName", label: "Father's name", optional: true, width: 20 },
      {
        as: "area",
        field: "otherFamilyNames",
        label: "Brothers, sisters and other family",
        optional: true,
        rows: 3,
        hint: "One name a line",
      },
      { as: "text", field: "socialWorkerName", label: "Social worker's name", optional: true, width: 20 },
      {
        as: "area",
        field: "otherPeopleNames",
        label: "Teachers, carers and others by name",
        optional: true,
        rows: 3,
        hint: "One name a line",
      },
      {
        as: "area",
        field: "otherWords",
        label: "Other words that say who the child is",
        optional: true,
        rows: 3,
        hint: "Former schools, clubs, homes, surgeries, a parent's employer, user names. One a line",
      },
    ],
  },
];
