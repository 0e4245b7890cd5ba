import { z } from "zod";
import { GENDERS } from "~/domains/providers/declared.rules";
import { acrossFields } from "~/platform/forms/across-fields";
import { optionalPostcode } from "~/platform/forms/contact.schema";
import { dateEntry } from "~/platform/forms/entry.schema";
import { choice, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";

/**
 * Who the child is. This page goes to the vault and nowhere else; only the age in completed years and the gender
 * leave it, for the edition.
 */

const NAME_MAX = 100;

const name = (label: string, missing?: string) => text({ label, max: NAME_MAX, missing });

/** Names one a line, or between commas or semicolons, as a list without repeats. */
function names(label: string) {
  return z.preprocess(
    (value) => (Array.isArray(value) ? value.join("\n") : value),
    text({ label, max: 1_000 }).transform((all) => [
      ...new Set(
        all
          .split(/[\n,;]+/)
          .map((one) => one.trim())
          .filter((one) => one !== ""),
      ),
    ]),
  );
}

const nhsNumber = text({ label: "The NHS number", max: 20 }).transform((given, ctx): string => {
  const digits = given.normalize("NFKC").replace(/[\s-]/g, "");
  if (digits === "") return "";
  if (!/^\d{10}$/.test(digits)) {
    ctx.issues.push({
      code: "custom",
      message: "An NHS number has 10 digits, like 943 476 5919",
      input: given,
    });
    return z.NEVER;
  }
  if (!isNhsNumber(digits)) {
    const message = "That is not an NHS number: its last digit does not fit the others. Check each digit";
    ctx.issues.push({ code: "custom", message, input: given });
    return z.NEVER;
  }
  return digits;
});

/** The check digit of an NHS number (modulus 11, weights 10 to 2), as in the NHS Data Dictionary. */
function isNhsNumber(digits: string): boolean {
  const numbers = [...digits].map(Number);
  const sum = numbers.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === numbers[9];
}

const upn = text({ label: "The unique pupil number", max: 20 }).transform((given, ctx): string => {
  const folded = given.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
  if (folded !== "" && !/^[A-Z]\d{11}[A-Z0-9]$/.test(folded)) {
    const message = "A unique pupil number is a letter and 12 more characters, like A123456789012";
    ctx.issues.push({ code: "custom", message, input: given });
    return z.NEVER;
  }
  return folded;
});

const childFields = z.object({
  given: name("The given name", "Enter the child's given name"),
  family: name("The family name", "Enter the child's family name"),
  knownAs: name("The name the child is known by"),
  otherNames: names("Other names of the child"),
  dateOfBirth: dateEntry("the date of birth"),
  gender: choice(keysOf(GENDERS), "Choose the child's gender"),
  addressLine1: text({ label: "The first line of the address", max: 200 }),
  addressLine2: text({ label: "The second line of the address", max: 200 }),
  town: text({ label: "The town", max: 100 }),
  postcode: optionalPostcode(),
  school: text({ label: "The school", max: 200 }),
  nhsNumber,
  upn,
  localCaseNumber: text({ label: "The council's case number", max: 40 }),
  motherName: name("The mother's name"),
  fatherName: name("The father's name"),
  otherFamilyNames: names("Names of brothers, sisters and other family"),
  socialWorkerName: name("The social worker's name"),
  otherPeopleNames: names("Names of other people"),
  otherWords: names("Other words that say who the child is"),
});

/** Who the child is, as the vault keeps it: dates as `YYYY-MM-DD`, empty text for what was left out. */
export type ChildIdentity = z.output<typeof childFields>;

/** What the vault holds already: its shape, without asking again whether the dates still make sense. */
export const storedChildSchema = childFields;

/**
 * The page "The child". `today` is the day in London (`YYYY-MM-DD`): a date of birth in the future and a person
 * of 18 or more are refused.
 */
export function childSchema(today: string) {
  return acrossFields(childFields, ({ dateOfBirth }, tell) => {
    const problem = dateOfBirth ? dateOfBirthProblem(dateOfBirth, today) : undefined;
    if (problem) tell("dateOfBirth", problem);
  });
}

function dateOfBirthProblem(dateOfBirth: string, today: string): string | undefined {
  if (dateOfBirth > today) return "The date of birth is in the future";
  if (completedYears(dateOfBirth, today) >= 18)
    return "This person is 18 or over: the portal finds care for children";
  return undefined;
}

/**
 * Age in completed years on a day, both `YYYY-MM-DD`. A child born on 29 February is a year older on 1 March in
 * other years. Negative before birth.
 */
export function completedYears(dateOfBirth: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return on.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
}
