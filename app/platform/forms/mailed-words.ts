import { z } from "zod";

/**
 * Words that the portal puts into mails under its own name. Mail programs make links of what looks like an address, so
 * that a name could carry somebody's own message and link to anybody; a line break could carry a letter.
 */
const ADDRESS =
  /@|:\/\/|\bwww\.|[\p{L}\d-]\.(?:com|net|org|info|biz|edu|gov|mil|int|uk|ie|eu|us|de|fr|nl|it|es|pl|ru|cn|in|br|io|co|me|ly|gl|to|tv|cc|ai|app|dev|xyz|top|site|online|link|shop|club|live|click|icu|vip|page|zip|mov)(?![\p{L}\d])/iu;
const LINE_BREAK = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** Whether a mail program would make a link of something in it. */
export function hasAddress(text: string): boolean {
  return ADDRESS.test(text);
}

type NameOptions = {
  /** What to say when there is none: "Enter a name". */
  empty: string;
  most: number;
  /** What to say when it is too long; the usual words without it. */
  long?: string;
};

/** The name of a person, an organisation or a forum: one line, without addresses. */
export function nameEntry({ empty, most, long = `Enter at most ${most} characters` }: NameOptions) {
  return optionalName({ most, long, empty }).refine((name) => name !== "", empty);
}

/** The same, where none is an answer too: an empty text then. */
export function optionalName({ most, long = `Enter at most ${most} characters`, empty }: NameOptions) {
  return z
    .string({ error: empty })
    .trim()
    .max(most, long)
    .refine((name) => !LINE_BREAK.test(name), "Enter a name on one line")
    .refine((name) => !hasAddress(name), "Enter a name without web or email addresses");
}

/** Other words that a mail carries, such as a place or a reason. */
export const mailedWords = [
  (text: string | undefined) => text === undefined || !hasAddress(text),
  "Leave out web and email addresses: this is sent by email",
] as const;
