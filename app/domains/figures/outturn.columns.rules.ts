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

// MHCLG's revenue outturn on social care (RO3) of 2024-25, as a table with one line of headings: of each category it has several
// kinds of expenditure, of which the net current one counts.
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
  {
    key: "whole",
    label: "children looked after: net current expenditure",
    needed: true,
    wordings: [/^(childrens social care )?children looked after net current expenditure\b/],
  },
  {
    key: "residential",
    label: "of which residential care: net current expenditure",
    needed: true,
    wordings: [
      /^(childrens social care )?children looked after of which residential.* net current expenditure\b/,
    ],
  },
  {
    key: "fostering",
    label: "of which fostering services: net current expenditure",
    needed: true,
    wordings: [
      /^(childrens social care )?children looked after of which fostering.* net current expenditure\b/,
    ],
  },
  {
    key: "asylumSeeking",
    label: "of which asylum seeking children: net current expenditure",
    needed: true,
    wordings: [
      /^(childrens social care )?children looked after of which asylum seeking children( who are looked after)? net current/,
    ],
  },
  {
    key: "other",
    label: "of which other: net current expenditure",
    needed: true,
    wordings: [/^(childrens social care )?children looked after of which other.* net current expenditure\b/],
  },
];
