import { PASSWORD_LENGTH } from "~/domains/access/access.schema";

const MAX_COMPOSED = 1_000;

/** The same characters for the same password, however a keyboard composes them (NFKC, NIST SP 800-63B 5.1.1.2). */
export function normalisedPassword(password: string): string {
  // Longer than any that is taken, however it is composed; the time that composing takes grows with its square.
  return password.slice(0, MAX_COMPOSED).normalize("NFKC");
}

/** Why the length of a normalised password is refused, or undefined. Counted in characters, not in bytes. */
export function lengthProblem(password: string): string | undefined {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.least) return `Enter at least ${PASSWORD_LENGTH.least} characters`;
  if (length > PASSWORD_LENGTH.most) return `Enter at most ${PASSWORD_LENGTH.most} characters`;
  return undefined;
}

const fold = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}]/gu, "");

/** The words that a password may not be made of: the portal's name and the person's own. */
export function ownWords(email: string, name: string | undefined): string[] {
  return [...email.split(/[@.+_-]/), ...(name ?? "").split(/\s+/), "homeward"]
    .map(fold)
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);
}

/** Whether little remains of the password once the portal's name, the person's own words and digits are gone. */
export function isMadeOfOwnWords(password: string, words: string[]): boolean {
  let rest = fold(password);
  const letters = rest.length;
  for (const word of words) rest = rest.replaceAll(word, "");
  return rest.length < letters && rest.length < 4;
}

/** Phrases that everybody has read: unrelated words to a counting machine, and first on a guesser's list. */
const FAMOUS = [
  "correcthorsebatterystaple",
  "thequickbrownfox",
  "jumpsoverthelazydog",
  "tobeornottobe",
  "thatisthequestion",
  "maytheforcebewithyou",
  "onceuponatime",
  "allyouneedislove",
  "youllneverwalkalone",
  "keepcalmandcarryon",
  "opensesame",
  "godsavetheking",
  "godsavethequeen",
  "itwasthebestoftimes",
  "tobecontinued",
  "maryhadalittlelamb",
  "humptydumpty",
  "twinkletwinklelittlestar",
  "supercalifragilisticexpialidocious",
  "ihavenoidea",
  "letitgoletitgo",
  "nevergonnagiveyouup",
];

/** Whether it is a famous phrase, however it is spaced and written, with little added. */
export function isFamousPhrase(password: string): boolean {
  const letters = fold(password);
  return FAMOUS.some((phrase) => letters.includes(phrase) && letters.length - phrase.length < 6);
}
