import { type ChildIdentity, storedChildSchema } from "./child.schema";

/** The questions of the page "The child", in the order in which they are asked. */
export const CHILD_FIELDS: { readonly [F in keyof ChildIdentity]: string } = {
  given: "Given name",
  family: "Family name",
  knownAs: "Known as",
  otherNames: "Other names",
  dateOfBirth: "Date of birth",
  gender: "Gender",
  addressLine1: "Address, first line",
  addressLine2: "Address, second line",
  town: "Town",
  postcode: "Postcode",
  school: "School",
  nhsNumber: "NHS number",
  upn: "Unique pupil number",
  localCaseNumber: "The council's case number",
  motherName: "Mother's name",
  fatherName: "Father's name",
  otherFamilyNames: "Brothers, sisters and other family",
  socialWorkerName: "Social worker's name",
  otherPeopleNames: "Other people's names",
  otherWords: "Places, clubs and other words",
};

/** An identity as it lies in the vault, or undefined when it is not complete. */
export function completeIdentity(stored: { complete: boolean; fields: unknown }): ChildIdentity | undefined {
  if (!stored.complete) return undefined;
  const parsed = storedChildSchema.safeParse(stored.fields);
  return parsed.success ? parsed.data : undefined;
}

/** How many of the questions were answered. */
export function answered(fields: Readonly<Record<string, unknown>>): number {
  return Object.keys(CHILD_FIELDS).filter((field) => {
    const value = fields[field];
    if (Array.isArray(value)) return value.length > 0;
    if (typeof value === "object" && value !== null) return Object.values(value).some((part) => part !== "");
    return typeof value === "string" && value !== "";
  }).length;
}
