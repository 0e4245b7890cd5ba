import { z } from "zod";
import { foldText } from "./clean-text";
import { refuse, text } from "./fields.schema";
import { postcodeParts } from "./postcodes";

/** Email, telephone and postcode of the kit of fields. */

const EMAIL = z.email();
/** The longest address that mail servers take (RFC 5321, 4.5.3.1.3, without its angle brackets). */
const LONGEST_EMAIL = 254;

type EmailWords = { wrong?: string; long?: string };

/** An email address in small letters; empty where it may be left out. */
export function optionalEmail({
  wrong = "Enter an email address in the correct form, like name@example.gov.uk",
  long = "This email address is too long",
}: EmailWords = {}) {
  return text({ max: LONGEST_EMAIL, long })
    .transform((typed) => foldText(typed).toLowerCase())
    .refine((email) => email === "" || EMAIL.safeParse(email).success, wrong);
}

/** The same, asked for with `missing` when there is none. */
export function email({
  missing = "Enter an email address",
  ...words
}: EmailWords & { missing?: string } = {}) {
  return optionalEmail(words).refine((address) => address !== "", missing);
}

/** As people write it, with an extension where there is one. */
const TELEPHONE = /^\+?[\d ()-]{6,}( ?(ext|x)\.? ?\d+)?$/i;
/** With the digits of an area or a country: it can be rung from anywhere, and no NHS number begins so. */
const WHOLE_TELEPHONE = /^\(?[+0][\d\s().-]+$/;

/** A telephone number as it was written; undefined when left empty. */
export function optionalTelephone() {
  return text({ max: 30 })
    .transform((typed) => foldText(typed) || undefined)
    .refine((number) => number === undefined || TELEPHONE.test(number), {
      error: "Enter a telephone number, like 01902 551155",
    })
    .optional();
}

/** A number that can be rung from anywhere: 10 to 15 digits that begin with 0 or +. */
export function telephone({ label, missing }: { label: string; missing: string }) {
  return text({ label, max: 30, missing })
    .transform((typed) => foldText(typed))
    .refine((number) => {
      const digits = number.replace(/\D/g, "").length;
      return digits >= 10 && digits <= 15 && WHOLE_TELEPHONE.test(number);
    }, "Enter a telephone number that begins with 0 or +, like 01902 555 014");
}

/** A full postcode with one space; empty when left out. */
export function optionalPostcode() {
  return text({ label: "The postcode", max: 12 }).transform((typed, ctx): string => {
    if (typed === "") return "";
    const parts = postcodeParts(typed);
    if (parts?.inward) return `${parts.outcode} ${parts.inward}`;
    return refuse(ctx, "Enter a full postcode, like WV10 9AB");
  });
}

/** The first half of a postcode, of which the whole may be typed; undefined when left out. */
export function optionalOutcode() {
  return text({ max: 12, long: "Enter an outcode, like WV10" })
    .transform((typed, ctx): string | undefined => {
      if (typed === "") return undefined;
      const parts = postcodeParts(typed);
      if (parts) return parts.outcode;
      return refuse(ctx, "Enter an outcode, like WV10, or a full postcode");
    })
    .optional();
}
