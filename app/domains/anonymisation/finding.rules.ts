/** What the detector knows of a child, as the vault or a line of narratives gives it. Every list may be empty. */
export type KnownEntities = {
  child: { given: string; family: string; aka?: readonly string[]; dob?: string };
  family?: readonly { relation: string; given: string; family: string; dob?: string }[];
  addresses?: readonly { line1?: string; area?: string; town?: string; postcode?: string }[];
  schools?: readonly string[];
  gpSurgeries?: readonly string[];
  hospitals?: readonly string[];
  employers?: readonly string[];
  clubs?: readonly string[];
  homes?: readonly string[];
  professionals?: readonly { role: string; given: string; family: string }[];
  phones?: readonly string[];
  emails?: readonly string[];
  handles?: readonly string[];
  ids?: { nhs?: string; upn?: string; lcs?: string; court?: string };
  /** Words that a writer asked to be kept out. */
  otherWords?: readonly string[];
};

export const FINDING_KINDS = {
  PERSON: "A person's name",
  DOB: "A date of birth",
  ADDRESS: "An address",
  POSTCODE: "A full postcode",
  SCHOOL: "A school",
  GP_SURGERY: "A surgery",
  HOSPITAL: "A hospital",
  EMPLOYER: "An employer",
  CLUB: "A club",
  CARE_HOME: "A home",
  PHONE: "A telephone number",
  EMAIL: "An email address",
  HANDLE: "A user name",
  NHS_NUMBER: "An NHS number",
  UPN: "A pupil number",
  NINO: "A National Insurance number",
  CASE_ID: "A case number",
  COURT_CASE: "A court case number",
  VEHICLE_REG: "A number plate",
  OTHER: "Words that are kept out",
  EVENT_DATE: "An exact date",
  SMALL_PLACE: "A small place",
  RARE_DIAGNOSIS: "A rare diagnosis",
  EXACT_AGE: "An exact age",
  FAMILY_CONFIG: "An unusual family",
  UNUSUAL_EVENT: "An unusual event",
} as const;

export type FindingKind = keyof typeof FINDING_KINDS;

/** `auto` is masked unless a person says else; `review` waits for a person. */
export type Tier = "auto" | "review";

/** One finding; offsets are UTF-16 units of the text, `end` exclusive. */
export type Finding = {
  start: number;
  end: number;
  kind: FindingKind;
  tier: Tier;
  /** Whether it is something that is known of the child. */
  known: boolean;
  /** Why, in words for the writer. */
  why: string;
  /** What to put in its place: `[mother]`, `13`, `spring 2026`. */
  instead: string;
};

/** A finding in the folded text, before its place in the original is looked up. */
export type RawFinding = Omit<Finding, "instead"> & { instead?: string };
