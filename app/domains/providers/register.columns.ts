import type { ColumnMeaning } from "~/platform/csv/columns";

/** What the columns of the publishers' files mean. Pure. */

export type RegisterColumn =
  | "urn"
  | "linkedUrn"
  | "provisionType"
  | "registeredOn"
  | "status"
  | "name"
  | "ofstedRegion"
  | "governmentOfficeRegion"
  | "localAuthority"
  | "sector"
  | "places"
  | "premises"
  | "shortBreakOnly"
  | "owner"
  | "inspectedOn"
  | "inspectionNumber"
  | "grade"
  | "supportedOutcome";

// Wordings are matched against the folded header: small letters, digits and single spaces. The first ones
// are those of the 2024 and 2025 files; the others are plain ways of saying the same. "Previous …" columns
// hold an older inspection and never stand for the latest.
export const REGISTER_COLUMNS: readonly ColumnMeaning<RegisterColumn>[] = [
  {
    key: "urn",
    label: "URN",
    needed: true,
    wordings: [
      /^urn$/,
      /^(?!.*(linked|education|school|previous|parent|owner)).*\b(unique reference( number)?|urn)\b/,
      /^(ofsted |provider |setting )?(registration|reference) (number|no|id)$/,
    ],
  },
  {
    key: "linkedUrn",
    label: "Linked education URN",
    needed: false,
    wordings: [/^linked education urn$/, /\b(education|school)\b.*\burn\b/],
  },
  {
    key: "provisionType",
    label: "Provision type",
    needed: true,
    wordings: [
      /^provision type$/,
      /^(provider|setting|service|establishment|registration|provision) (type|category|kind)$/,
      /^type of (social care )?(provision|provider|setting|service|registration|establishment)$/,
      /^(?!.*(event|inspection|sub)).*\b(provision|provider|setting|service) type\b/,
    ],
  },
  {
    key: "registeredOn",
    label: "Registration date",
    needed: false,
    wordings: [/^registration date$/, /^(date (of )?(registration|registered)|registered (on|since|date))$/],
  },
  {
    key: "status",
    label: "Registration status",
    needed: true,
    wordings: [
      /^registration status$/,
      /^(?!.*(inspection|event|previous)).*\b(registration|provider|setting|service|provision) status\b/,
      /^(current )?status$/,
    ],
  },
  {
    key: "name",
    label: "Name",
    needed: false,
    wordings: [
      /^name$/,
      /^(provider|setting|service|home|registered|provision|establishment) name$/,
      /^name of (the )?(provider|setting|service|home|provision)$/,
    ],
  },
  {
    key: "ofstedRegion",
    label: "Ofsted region",
    needed: false,
    wordings: [/^ofsted region$/, /\bofsted region\b/],
  },
  {
    key: "governmentOfficeRegion",
    label: "Government Office Region",
    needed: true,
    wordings: [
      /^government office region$/,
      /^(gor|government region|english region|region( name)?|region of england)$/,
      /^(?!.*ofsted).*\b(government office|gor|region)\b/,
    ],
    // The West Midlands has the same name among Ofsted's regions.
    standIn: "ofstedRegion",
  },
  {
    key: "localAuthority",
    label: "Local authority",
    needed: true,
    wordings: [
      /^local authority$/,
      /^(local authority|la|council|upper tier local authority) (name|area|area name)$/,
      /^(la|council|upper tier local authority|local authority .*(area|name).*|area local authority)$/,
    ],
  },
  {
    key: "sector",
    label: "Sector",
    needed: true,
    wordings: [
      /^sector$/,
      /^(provider |setting |ownership |organisation )?sector( type| name)?$/,
      /^ownership type$/,
    ],
  },
  {
    key: "places",
    label: "Places",
    needed: true,
    wordings: [
      /^places$/,
      /^((max|maximum|total) )?((number|no|count) of )?(registered |approved )?(places|beds|users|children|service users)$/,
      /^(max|maximum) (number|no) of (places|users|children|service users)$/,
      /^(registered )?capacity$/,
      /^(?!.*(previous|education)).*\b(places|max(imum)? users)\b/,
    ],
  },
  {
    key: "premises",
    label: "Supported accommodation premises",
    needed: false,
    wordings: [/^supported accommodation premises$/, /^(number of )?(supported accommodation )?premises$/],
  },
  {
    key: "shortBreakOnly",
    label: "Short-break-only children’s home",
    needed: false,
    wordings: [/^short breaks? only( childrens? homes?)?$/, /\bshort breaks?\b/],
  },
  {
    key: "owner",
    label: "Organisation which owns the provider",
    needed: true,
    wordings: [
      /^organisation which owns the provider$/,
      /^(organi[sz]ation|company|owner|body|entity)\b.*\b(own|owns|owning|runs)\b/,
      /^(owner|owned by|provider owner|registered owner|legal entity|registered provider)( name| organi[sz]ation( name)?)?$/,
      /^(owning |parent |registered |provider |legal )?(organi[sz]ation|entity)( name)?$/,
      /^name of (the )?(owner|owning organi[sz]ation|organi[sz]ation|registered provider)$/,
    ],
  },
  {
    key: "inspectedOn",
    label: "Latest full inspection date",
    needed: true,
    wordings: [
      /^latest full inspection date$/,
      /^(?!.*(previous|publication|published|report|first|interim)).*\b(latest|last|most recent)\b.*\b(inspection|event)\b.*\bdate\b/,
      /^(?!.*(previous|publication|published|report|first|interim)).*\bdate of (the )?(latest |last |most recent )?(full )?(inspection|event)\b/,
      /^(full )?inspection (event )?(date|start date)$/,
    ],
  },
  {
    key: "inspectionNumber",
    label: "Latest full inspection event number",
    needed: false,
    wordings: [
      /^latest full inspection event number$/,
      /^(?!.*previous).*\b(inspection|event)\b.*\b(number|no|id)$/,
    ],
  },
  {
    key: "grade",
    label: "Overall experiences and progress of children and young people",
    needed: true,
    wordings: [
      /^overall experiences and progress of children and young people$/,
      /^(?!.*previous).*\boverall (effectiveness|experiences?|judge?ment|grade|outcome|rating)\b/,
      /^(?!.*previous).*\boverall\b/,
      /^(?!.*(previous|supported)).*\b(latest|current|inspection)? ?(grade|judge?ment|rating)$/,
    ],
  },
  {
    key: "supportedOutcome",
    label: "Supported accommodation outcome",
    needed: false,
    wordings: [
      /^supported accommodation outcome$/,
      /^(?!.*previous).*\bsupported accommodation\b.*\b(outcome|judge?ment|grade|rating)\b/,
    ],
  },
];

export type PostcodeColumn = "pcd7" | "pcds" | "district" | "lat" | "lng";

export const POSTCODE_COLUMNS: readonly ColumnMeaning<PostcodeColumn>[] = [
  {
    key: "pcds",
    label: "pcds (postcode)",
    needed: true,
    wordings: [/^pcds$/, /^pcd2?$/, /^(postcode|post code)( unit)?( with space)?$/, /^pcd[78]$/, /^postcode/],
  },
  { key: "pcd7", label: "pcd7", needed: false, wordings: [/^pcd[78]$/] },
  {
    key: "district",
    label: "lad25cd (local authority district)",
    needed: true,
    // The directory renames this column every year: lad25cd, lad24cd, oslaua, laua, ladcd.
    wordings: [
      /^lad(\d\d)?cd$/,
      /^(os)?laua$/,
      /^lad(\d\d)?( code)?$/,
      /\b(local authority|district)\b.*\bcode\b/,
    ],
  },
  { key: "lat", label: "lat", needed: true, wordings: [/^lat$/, /^latitude/] },
  { key: "lng", label: "long", needed: true, wordings: [/^(long|lng|lon)$/, /^longitude/] },
];

export type OutcodeColumn = "outcode" | "lat" | "lng" | "district";

export const OUTCODE_COLUMNS: readonly ColumnMeaning<OutcodeColumn>[] = [
  {
    key: "outcode",
    label: "outcode",
    needed: true,
    wordings: [/^outcode$/, /^(outward code|postcode district|pcd district)$/],
  },
  { key: "lat", label: "lat", needed: true, wordings: [/^lat$/, /^latitude/] },
  { key: "lng", label: "long", needed: true, wordings: [/^(long|lng|lon)$/, /^longitude/] },
  {
    key: "district",
    label: "lad25cd_most_common",
    needed: true,
    wordings: [/^lad(\d\d)?cd( most common)?$/, /\blad(\d\d)?cd\b/, /\b(district|laua|local authority)\b/],
  },
];
