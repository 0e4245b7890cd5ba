/** The shape of one narrative of the corpus: what the vault holds, what was written, and what must be hidden. */
export interface KnownPerson {
  relation?: string;
  role?: string;
  given: string;
  family: string;
  aka?: string[];
  dob?: string;
}

export interface KnownAddress {
  line1: string;
  area: string;
  town: string;
  postcode: string;
}

export interface KnownEntities {
  child: { given: string; family: string; aka: string[]; dob: string };
  family: KnownPerson[];
  addresses: KnownAddress[];
  schools: string[];
  gpSurgeries: string[];
  hospitals: string[];
  employers: string[];
  clubs: string[];
  homes: string[];
  professionals: KnownPerson[];
  phones: string[];
  emails: string[];
  handles: string[];
  ids: { nhs: string; upn: string; lcs: string; court: string };
}

/** Offsets in UTF-16 code units, end exclusive. */
export interface Stretch {
  start: number;
  end: number;
}

export const DIRECT_TYPES = [
  "PERSON",
  "DOB",
  "ADDRESS",
  "POSTCODE",
  "SCHOOL",
  "GP_SURGERY",
  "HOSPITAL",
  "EMPLOYER",
  "CLUB",
  "CARE_HOME",
  "PHONE",
  "EMAIL",
  "HANDLE",
  "NHS_NUMBER",
  "UPN",
  "NINO",
  "CASE_ID",
  "COURT_CASE",
  "VEHICLE_REG",
] as const;

/** What points at a child only together with other facts: made general, not masked. */
export const QUASI_TYPES = [
  "EVENT_DATE",
  "SMALL_PLACE",
  "RARE_DIAGNOSIS",
  "EXACT_AGE",
  "FAMILY_CONFIG",
  "UNUSUAL_EVENT",
] as const;

export type IdentifierType = (typeof DIRECT_TYPES)[number] | (typeof QUASI_TYPES)[number];

export interface MarkedSpan extends Stretch {
  type: IdentifierType;
  identifier: "direct" | "quasi";
  known: boolean;
  variant: string;
  group?: string;
}

export interface Narrative {
  id: string;
  record: { knownEntities: KnownEntities };
  text: string;
  spans: MarkedSpan[];
  /** Neither rewarded nor punished: titles, relation words and possessive endings beside a name. */
  neutral: Stretch[];
}
