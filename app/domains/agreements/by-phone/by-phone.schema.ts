import { z } from "zod";
import { BASES } from "~/domains/offers/money.rules";
import { GENDERS } from "~/domains/providers/declared.rules";
import { completedYears } from "~/domains/referrals/child.schema";
import { acrossFields } from "~/platform/forms/across-fields";
import { optionalEmail } from "~/platform/forms/contact.schema";
import {
  dateEntry,
  optionalDateEntry,
  optionalPoundsEntry,
  poundsEntry,
} from "~/platform/forms/entry.schema";
import { choice, hiddenList, optionalChoice, rowId, text } from "~/platform/forms/fields.schema";
import { optionalName } from "~/platform/forms/mailed-words";
import { keysOf } from "~/platform/forms/options";
import { phoneDayProblem } from "./by-phone.rules";

/** The choice of a child who has no referral yet. */
export const NEW_CHILD = "new";
const MAX_WORDS = 1_000;

const fields = z.object({
  /** `new`, or the reference of a referral and the version at which it was listed: "HW-7K3M9Q.4". */
  child: text({ label: "The child", max: 40, missing: "Choose the child, or “Not in the portal yet”" }),
  given: text({ label: "The given name", max: 100 }),
  family: text({ label: "The family name", max: 100 }),
  dateOfBirth: optionalDateEntry("the date of birth"),
  gender: optionalChoice(keysOf(GENDERS), "Choose the child’s gender"),
  brokerId: text({ label: "The broker", max: 40 }),
  serviceId: text({ label: "The home", max: 40, missing: "Choose a home from the list" }),
  /** Who is invited of a provider that is not on the portal yet. */
  contactName: optionalName({ most: 100 }),
  contactEmail: optionalEmail(),
  alertsRead: hiddenList(200, rowId()),
  alertReason: text({ label: "The reason", max: MAX_WORDS }),
  /** A person, or a deputy and the person they are deputy for, joined by a point. */
  authorisedBy: text({ label: "The person", max: 80, missing: "Choose who authorised the funding" }),
  capPence: poundsEntry("the most it may cost a week", { least: 1, most: BASES.week.most }),
  feePence: optionalPoundsEntry("the weekly fee", { least: 1, most: BASES.week.most }),
  until: dateEntry("the last day of the authority"),
  start: choice(["moved-in", "expected"], "Choose whether the child has moved in"),
  startOn: dateEntry("the day the child moves in"),
});

export type ByPhoneForm = z.output<typeof fields>;

/**
 * The one page of the emergency duty team. What a new child needs is asked only of a new child, and the least of it: name,
 * date of birth and gender. `today` is the day in London, `YYYY-MM-DD`.
 */
export function byPhoneSchema(today: string) {
  return acrossFields(fields, (read, tell) => {
    if (read.child === NEW_CHILD) {
      if (read.given === "") tell("given", "Enter the child’s given name");
      if (read.family === "") tell("family", "Enter the child’s family name");
      if (read.gender === "") tell("gender", "Choose the child’s gender");
      if (read.brokerId === "") tell("brokerId", "Choose who takes over in the morning");
      const born = "dateOfBirth" in read ? bornProblem(read.dateOfBirth, today) : null;
      if (born) tell("dateOfBirth", born);
    }
    const { capPence, feePence, start, startOn, until } = read;
    if (capPence !== undefined && feePence !== undefined && feePence > capPence)
      tell("feePence", "The fee is above the amount authorised. Lower it, or ask for authority for more");
    const day = start && startOn && until ? phoneDayProblem({ start, startOn, until }, today) : null;
    if (day) tell(day.field, day.message);
  });
}

function bornProblem(dateOfBirth: string | undefined, today: string): string | null {
  if (dateOfBirth === undefined) return "Enter the child’s date of birth";
  if (dateOfBirth > today) return "The date of birth is in the future";
  return completedYears(dateOfBirth, today) >= 18
    ? "This person is 18 or over: the portal finds care for children"
    : null;
}
