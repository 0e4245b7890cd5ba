import { GENDERS } from "~/domains/providers/declared.rules";
import { CHILD_FIELDS } from "~/domains/referrals/child-fields.rules";
import { longDate } from "~/platform/time";

/**
 * What a release tells: what a manager needs to assess the match and to receive a child. The numbers (NHS, pupil, case)
 * and the names of people outside the family stay with the council.
 */
const RELEASED_FIELDS = [
  "given",
  "family",
  "knownAs",
  "otherNames",
  "dateOfBirth",
  "gender",
  "addressLine1",
  "addressLine2",
  "town",
  "postcode",
  "school",
  "motherName",
  "fatherName",
  "otherFamilyNames",
  "socialWorkerName",
] as const satisfies readonly (keyof typeof CHILD_FIELDS)[];

export type ToldRow = { field: string; label: string; value: string };

/** The rows of one child, without what was left out. Also of a page that was put aside half-filled. */
export function toldRows(fields: Readonly<Record<string, unknown>>, at: Date): ToldRow[] {
  return RELEASED_FIELDS.map((field) => ({
    field,
    label: CHILD_FIELDS[field],
    value: told(field, fields[field], at),
  })).filter(({ value }) => value !== "");
}

function told(field: string, value: unknown, at: Date): string {
  if (Array.isArray(value)) return value.filter((one) => typeof one === "string").join(", ");
  if (field === "dateOfBirth" && typeof value === "object" && value !== null) {
    const { day = "", month = "", year = "" } = value as Record<string, unknown>;
    return [day, month, year].filter((part) => part !== "").join("/");
  }
  if (typeof value !== "string") return "";
  if (field === "gender")
    return Object.hasOwn(GENDERS, value) ? GENDERS[value as keyof typeof GENDERS] : value;
  if (field === "dateOfBirth" && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const day = longDate(new Date(`${value}T12:00:00Z`), at);
    return day.includes(value.slice(0, 4)) ? day : `${day} ${value.slice(0, 4)}`;
  }
  return value;
}
