import type { ColumnMeaning } from "~/platform/csv/columns";

export type OutturnColumn =
  | "code"
  | "name"
  | "certification"
  | "whole"
  | "residential"
  | "fostering"
  | "asylumSeeking"
  | "other";

/** Net current expenditure on children looked after, of all columns of RO3: each category has several kinds of expenditure. */
const spending = (key: OutturnColumn, label: string, of: RegExp): ColumnMeaning<OutturnColumn> => ({
  key,
  label: `${label}: net current expenditure`,
  needed: true,
  wordings: [new RegExp(`^(?=.*\\bchildren looked after\\b)(?=.*\\bnet current expenditure\\b)${of.source}`)],
});

// MHCLG's revenue outturn on social care (RO3) of 2024-25, as a table with one line of headings.
export const OUTTURN_COLUMNS: readonly ColumnMeaning<OutturnColumn>[] = [
  {
    key: "code",
    label: "ONS code",
    needed: true,
    wordings: [/^ons code$/, /^(lad?|local authority|council|area)( ons)? code$/],
  },
  {
    key: "name",
    label: "local authority",
    needed: true,
    wordings: [/^(local authority|council)( name)?$/, /^la name$/],
  },
  {
    key: "certification",
    label: "certification",
    needed: false,
    wordings: [/^certif(ication|ied)( status)?$/],
  },
  spending("residential", "of which residential care", /(?=.*\bof which residential\b)/),
  spending("fostering", "of which fostering services", /(?=.*\bof which fostering\b)/),
  spending("asylumSeeking", "of which asylum seeking children", /(?=.*\bof which (unaccompanied )?asylum\b)/),
  spending("other", "of which other", /(?=.*\bof which other\b)/),
  spending("whole", "children looked after", /(?!.*\bof which\b)/),
];
