import { text } from "./fields.schema";

/**
 * Words that the portal puts into mails under its own name. Mail programs make links of what looks like an address, so
 * that a name could carry somebody's own message and link to anybody; a line break could carry a letter.
 */
const ADDRESS =
  /@|:\/\/|\bwww\.|[\p{L}\d-]\.(?:com|net|org|info|biz|edu|gov|mil|int|uk|ie|eu|us|de|fr|nl|it|es|pl|ru|cn|in|br|io|co|me|ly|gl|to|tv|cc|ai|app|dev|xyz|top|site|online|link|shop|club|live|click|icu|vip|page|zip|mov)(?![\p{L}\d])/iu;

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

const NO_ADDRESSES = "Enter a name without web or email addresses";

/** The name of a person, an organisation or a forum: one line, without addresses. */
export function nameEntry({ empty, most, long }: NameOptions) {
  return text({
    max: most,
    missing: empty,
    oneLine: "Enter a name on one line",
    ...(long ? { long } : {}),
  }).refine((name) => !hasAddress(name), NO_ADDRESSES);
}

/** The same, where none is an answer too: an empty text then. */
export function optionalName({ most, long }: Omit<NameOptions, "empty">) {
  return text({ max: most, oneLine: "Enter a name on one line", ...(long ? { long } : {}) }).refine(
    (name) => !hasAddress(name),
    NO_ADDRESSES,
  );
}

/** Other words that a mail carries, such as a place or a reason. */
export const mailedWords = [
  (text: string | undefined) => text === undefined || !hasAddress(text),
  "Leave out web and email addresses: this is sent by email",
] as const;
