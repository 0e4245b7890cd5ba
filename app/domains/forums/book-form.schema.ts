import { z } from "zod";
import { optionalEmail } from "~/platform/forms/contact.schema";
import { hidden, tick } from "~/platform/forms/fields.schema";
import { optionalName } from "~/platform/forms/mailed-words";
import { type Attendee, MAX_AT_ONCE, type Needs, needsSchema } from "./booking.schema";

/** Boxes for people without an account that the page draws. */
export const OTHERS = 3;

const otherSchema = z.object({
  name: optionalName({ most: 120, long: "A name has at most 120 characters" }).optional(),
  email: optionalEmail({
    wrong: "Enter an email address like name@example.org",
    long: "An email address has at most 254 characters",
  }).optional(),
});
const needSchema = z.object({
  /** Whom it is for: a colleague's id or an email address. */
  for: hidden(254),
  ...needsSchema.shape,
});

/** The form of a new booking: who comes, then a page to check. What it gives is ready for `bookSeats`. */
export const bookFormSchema = z
  .object({
    intent: z.enum(["check", "change", "book"]),
    people: z.array(hidden(40)).default([]),
    others: z.array(otherSchema).max(OTHERS).default([]),
    needs: z.array(needSchema).max(MAX_AT_ONCE).default([]),
    waitIfFull: tick(),
  })
  .superRefine(({ intent, people, others }, context) => {
    if (intent === "change") return;
    const say = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    others.forEach(({ name, email }, index) => {
      if (name && !email) say(["others", index, "email"], `Enter the email address of ${name}`);
      if (email && !name) say(["others", index, "name"], "Enter the person's name");
    });
    const count = people.length + others.filter(({ name, email }) => name || email).length;
    if (count === 0) say(["people"], "Choose at least one person");
    if (count > MAX_AT_ONCE) say(["people"], `Book at most ${MAX_AT_ONCE} people at once`);
  })
  .transform(({ intent, people, others, needs, waitIfFull }) => {
    const named = others.flatMap(({ name, email }) => (name && email ? [{ name, email }] : []));
    const attendees: Attendee[] = [...people.map((personId) => ({ personId })), ...named];
    const whose = [...people, ...named.map(({ email }) => email)];
    return {
      intent,
      waitIfFull,
      people: attendees,
      needs: whose.map((one): Needs => {
        const found = needs.find((need) => need.for === one);
        return { access: found?.access, diet: found?.diet };
      }),
    };
  });

export type BookValue = {
  people: string[];
  others: { name?: string; email?: string }[];
  needs: { for: string; access?: string; diet?: string }[];
};

const listOf = (given: unknown): unknown[] =>
  Array.isArray(given) ? given : given === undefined ? [] : [given];
const wordsOf = (given: unknown): Record<string, string | undefined> =>
  typeof given === "object" && given !== null
    ? Object.fromEntries(Object.entries(given).filter(([, value]) => typeof value === "string"))
    : {};

/** What was typed, as the page draws it again; whatever is no text is nothing. */
export function bookValue(given: unknown): BookValue {
  const fields = typeof given === "object" && given !== null ? (given as Record<string, unknown>) : {};
  return {
    people: listOf(fields.people).filter((one): one is string => typeof one === "string"),
    others: listOf(fields.others).map((one) => {
      const { name, email } = wordsOf(one);
      return { name, email };
    }),
    needs: listOf(fields.needs).map((one) => {
      const { for: whose = "", access, diet } = wordsOf(one);
      return { for: whose, access, diet };
    }),
  };
}
