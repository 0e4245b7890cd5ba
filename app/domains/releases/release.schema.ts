import { z } from "zod";
import { date, text, tick } from "~/domains/referrals/form-field.schema";
import { isId } from "~/platform/ids";

const MOST = 2_000;

const CHOOSE = "Choose the person who will know";
const person = z.string({ error: CHOOSE }).refine((id) => isId(id), { message: CHOOSE });

/** A release. The last day is read to its end. */
export const releaseSchema = z.object({
  personId: person,
  reason: text({ label: "The reason", max: MOST, missing: "Say why this person needs to know" }),
  until: date({ label: "The last day" }),
});

export const revokeSchema = z.object({
  reason: text({ label: "The reason", max: MOST, missing: "Say why they should not know any more" }),
});

export const acceptTermsSchema = z.object({
  accept: tick().refine((ticked) => ticked, {
    message: "Tick the box to accept the terms. Without it the detail stays closed",
  }),
});

/** What homes read in place of a file's name. */
export const documentTitleSchema = z.object({
  title: text({
    label: "The title",
    max: 120,
    missing: "Say what it is, for example: School report, summer",
  }),
});

export const documentMoveSchema = z.object({
  intent: z.enum(["confirm", "remove"]),
  documentId: z.string().refine((id) => isId(id), { message: "There is no such document" }),
});
