import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { optionalEmail } from "~/platform/forms/contact.schema";
import { dateEntry } from "~/platform/forms/entry.schema";
import { choice, hidden, hiddenList, optionalChoice, rowVersion, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { londonDate } from "~/platform/time";
import {
  CARE_PLAN,
  isFamily,
  leftOutOf,
  type NoticeCode,
  TELLS,
  tellsOfEnd,
  WAYS,
} from "./notice-parts.options";

const WHO_DECIDED = "Say who decided this, when and why, naming staff by their role";
const HOW_YOU_KNOW = "Say how you know, for example what the file or the court order says";

/** The letter to one person of this part. */
export function letterSchema(part: string) {
  const [toArea, family, end] = [part === "area-authority", isFamily(part), tellsOfEnd(part)];
  return acrossFields(
    z.object({
      version: rowVersion,
      name: text({ label: "The name", max: 120, missing: "Enter who the letter is addressed to" }),
      how: choice(keysOf(WAYS), "Choose how you will send it"),
      email: optionalEmail(),
      address: text({ label: "The postal address", max: 400 }),
      tells: optionalChoice(keysOf(TELLS), "Choose from the list"),
      withheldWhy: text({ label: "The reason", max: 500 }),
      carers: text({ label: "Who the child will live with", max: 120 }),
      where: text({ label: "The address of the home", max: 300 }),
      words: text({
        label: "The text",
        max: 3_000,
        ...(toArea
          ? { missing: "Enter the child's assessed needs and why this placement suits them best" }
          : {}),
      }),
      carePlan: optionalChoice(keysOf(CARE_PLAN), "Choose from the list"),
    }),
    ({ how, address, email, tells, withheldWhy, where, carePlan }, tell) => {
      if (how === "post" && address === "") tell("address", "Enter the postal address");
      if (how === "secure-email" && email === "") tell("email", "Enter the email address");
      if (family && tells === "") tell("tells", "Choose whether they are told where the child lives");
      if (family && tells === "withheld" && withheldWhy === "") tell("withheldWhy", WHO_DECIDED);
      if (where === "" && !end && !(family && tells !== "full"))
        tell("where", "Enter the address where the child lives");
      if (toArea && carePlan === "") tell("carePlan", "Choose how they get the care plan");
    },
  );
}
export type LetterForm = ReturnType<typeof letterSchema>;

/** Somebody whom this notice is for is left out, with the reason. */
export function leftOutSchema(code: NoticeCode, part: string) {
  return acrossFields(
    z.object({
      version: rowVersion,
      leftOut: choice(leftOutOf(code, part), "Choose why they are not notified"),
      leftOutWhy: text({ label: "The reason", max: 500 }),
    }),
    ({ leftOut, leftOutWhy }, tell) => {
      if (leftOutWhy !== "") return;
      tell("leftOutWhy", leftOut === "harm" ? WHO_DECIDED : HOW_YOU_KNOW);
    },
  );
}
export type LeftOutForm = ReturnType<typeof leftOutSchema>;

/** Letters that went out on one day; each is told with the version at which it was listed. */
export function sentSchema(now: Date) {
  return acrossFields(
    z.object({
      notices: hiddenList(60, hidden(43).regex(/^[0-9a-f-]{36}\.\d{1,6}$/, "Choose from the list")).refine(
        (all) => all.length > 0,
        "Choose the letters that were sent",
      ),
      sentOn: dateEntry("the date"),
    }),
    ({ sentOn }, tell) => {
      if (sentOn && sentOn > londonDate(now)) tell("sentOn", "The date is in the future");
    },
  );
}

/** A letter that was recorded as sent was not. */
export const notSentSchema = z.object({ version: rowVersion });
