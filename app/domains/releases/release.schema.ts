import { z } from "zod";
import { dateOrEmpty } from "~/platform/forms/entry.schema";
import { hidden, text, tick } from "~/platform/forms/fields.schema";

const MAX_LENGTH = 2_000;

const CHOOSE = "Choose the person who will know";
const person = z.uuid({ error: CHOOSE });

/** A release. The last day is read to its end. */
export const releaseSchema = z.object({
  personId: person,
  reason: text({ label: "The reason", max: MAX_LENGTH, missing: "Say why this person needs to know" }),
  until: dateOrEmpty("the last day"),
});

export const revokeSchema = z.object({
  reason: text({ label: "The reason", max: MAX_LENGTH, missing: "Say why they should not know any more" }),
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

export const removeDocumentSchema = z.object({
  documentId: z.uuid({ error: "There is no such document" }),
});

export const confirmDocumentSchema = z.object({
  seen: tick().refine((ticked) => ticked, {
    message: "Tick the box when you have looked at every page",
  }),
});

const DESCRIBE = "Write what the page says and shows, or choose to leave it out";

/** What becomes of a page whose words are not all there is to see. */
export const decidePageSchema = z
  .object({
    decision: z.enum(["describe", "pass", "leave-out"], { error: "Choose what homes see of this page" }),
    text: text({ label: "What the page says", max: 20_000 }),
    namesNobody: tick(),
    expected: hidden(60),
  })
  .superRefine(({ decision, text: words }, context) => {
    if (decision === "describe" && !words)
      context.addIssue({ code: "custom", path: ["text"], message: DESCRIBE });
  });
