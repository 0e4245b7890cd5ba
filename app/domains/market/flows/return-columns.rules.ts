import type { ColumnMeaning } from "~/platform/csv/columns";

// The three lists of the SSDA903 return that flows are counted from, by the names of the return and by plain wordings of
// the same. Council and year stand only in files that were put together from several.

export type EpisodeColumn = "child" | "began" | "reason" | "place" | "ended" | "council";
export type HeaderColumn = "child" | "born" | "council" | "year";
export type AsylumColumn = "child" | "born" | "council";

const CHILD = {
  key: "child",
  label: "CHILD (the child's number)",
  needed: true,
  wordings: [/^child$/, /^child (id|identifier|number)$/, /^childs? unique (id|identifier)$/],
} as const;

const COUNCIL = {
  key: "council",
  label: "LA (council)",
  needed: false,
  wordings: [/^la$/, /^(la name|local authority|council)( name)?$/],
} as const;

const BORN = {
  key: "born",
  label: "DOB (date of birth)",
  needed: true,
  wordings: [/^dob$/, /^(date of birth|birth date|born)$/],
} as const;

export const EPISODE_COLUMNS: readonly ColumnMeaning<EpisodeColumn>[] = [
  CHILD,
  {
    key: "began",
    label: "DECOM (date the episode began)",
    needed: true,
    wordings: [/^decom$/, /^(date )?episode (commenced|began|start(ed)?)( date)?$/],
  },
  {
    key: "reason",
    label: "RNE (reason for the new episode)",
    needed: true,
    wordings: [/^rne$/, /^reason (for )?(the )?new episode$/],
  },
  {
    key: "place",
    label: "PLACE (type of placement)",
    needed: true,
    wordings: [/^place$/, /^placement( type| code)?$/],
  },
  {
    key: "ended",
    label: "DEC (date the episode ended)",
    needed: true,
    wordings: [/^dec$/, /^(date )?episode (ceased|ended|end)( date)?$/],
  },
  COUNCIL,
];

export const HEADER_COLUMNS: readonly ColumnMeaning<HeaderColumn>[] = [
  CHILD,
  BORN,
  COUNCIL,
  { key: "year", label: "YEAR", needed: false, wordings: [/^year$/, /^return year$/] },
];

export const ASYLUM_COLUMNS: readonly ColumnMeaning<AsylumColumn>[] = [CHILD, BORN, COUNCIL];
