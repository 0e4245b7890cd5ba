import type { ColumnMeaning } from "~/platform/csv/columns";

export type LookedAfterColumn = "period" | "level" | "code" | "name" | "measure" | "number";

// The wordings of the reporting years 2019 to 2023 come first; the others are plain ways of saying the same. The file
// also has the council's old code, the region's and the country's, and a rate beside the number.
export const LOOKED_AFTER_COLUMNS: readonly ColumnMeaning<LookedAfterColumn>[] = [
  {
    key: "period",
    label: "time_period (year)",
    needed: true,
    wordings: [/^time period$/, /^(reporting )?year( ending)?$/],
  },
  {
    key: "level",
    label: "geographic_level",
    needed: true,
    wordings: [/^geographic level$/, /^(geography|area) (level|type)$/],
  },
  {
    key: "code",
    label: "new_la_code (council's code)",
    needed: true,
    wordings: [/^new la code$/, /^(?!.*old).*\b(la|lad|local authority|council) (ons )?code$/],
  },
  {
    key: "name",
    label: "la_name (council)",
    needed: true,
    wordings: [/^la name$/, /^(local authority|council)( name)?$/],
  },
  {
    key: "measure",
    label: "population_count (what is counted)",
    needed: true,
    wordings: [/^population (count|type)$/, /^(cla group|measure|population|children counted)$/],
  },
  {
    key: "number",
    label: "number",
    needed: true,
    wordings: [/^number$/, /^(number of children|children|count|children count)$/],
  },
];
