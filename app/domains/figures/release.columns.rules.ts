import type { ColumnMeaning } from "~/platform/csv/columns";

export type ReleaseColumn =
  | "period"
  | "level"
  | "countryCode"
  | "countryName"
  | "regionCode"
  | "regionName"
  | "councilCode"
  | "councilName"
  | "group"
  | "item"
  | "number"
  | "percent"
  | "rate"
  | "population";

// The DfE's statistics of children looked after, by the wordings of the releases of 2023 and 2025 and by plain ways of
// saying the same. `characteristic` is what a row counts in one release and the group that it counts in another, so each
// looks for its surer words first.
export const RELEASE_COLUMNS: readonly ColumnMeaning<ReleaseColumn>[] = [
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
    key: "councilCode",
    label: "new_la_code (council's code)",
    needed: true,
    wordings: [/^new la code$/, /^(?!.*old).*\b(la|lad|local authority|council) (ons )?code$/],
  },
  {
    key: "councilName",
    label: "la_name (council)",
    needed: true,
    wordings: [/^la name$/, /^(local authority|council)( name)?$/],
  },
  {
    key: "number",
    label: "number of children",
    needed: true,
    wordings: [/^number$/, /^children count$/, /^(number of children|children|count)$/],
  },
  { key: "countryCode", label: "country_code", needed: false, wordings: [/^country code$/] },
  { key: "countryName", label: "country_name", needed: false, wordings: [/^country name$/] },
  { key: "regionCode", label: "region_code", needed: false, wordings: [/^region code$/] },
  { key: "regionName", label: "region_name", needed: false, wordings: [/^region name$/] },
  {
    key: "group",
    label: "what is counted",
    needed: false,
    wordings: [
      /^cla group$/,
      /^population (count|type)$/,
      /^(measure|population|children counted|characteristic)$/,
    ],
  },
  {
    key: "item",
    label: "which of them",
    needed: false,
    wordings: [/^breakdown$/, /^placement stability$/, /^characteristic$/],
  },
  {
    key: "percent",
    label: "percentage",
    needed: false,
    wordings: [/^(percentage|percent)$/, /^children percent(age)?$/],
  },
  {
    key: "rate",
    label: "rate per 10,000 children",
    needed: false,
    wordings: [/^rate per 10 ?000( children)?$/, /^rate$/],
  },
  {
    key: "population",
    label: "population",
    needed: false,
    wordings: [/^population estimate$/, /^(child|children) population$/],
  },
];
