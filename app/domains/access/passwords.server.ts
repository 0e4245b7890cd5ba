import { hash, verify } from "@node-rs/argon2";
import {
  isFamousPhrase,
  isMadeOfOwnWords,
  lengthProblem,
  normalisedPassword,
  ownWords,
} from "~/domains/access/password.rules";
import { limitedThread } from "~/platform/limited-thread.server";

/** argon2id: 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Each takes 19 MiB and most of a core: more at once would only make each slower. */
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resume) => waiting.push(resume));
  else running += 1;
  try {
    return await work();
  } finally {
    // The place goes straight to the next in line, so that nobody slips in between.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** The hash to store; the password is normalised first. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalisedPassword(password), COST));
}

let nobody: Promise<string> | undefined;

/**
 * Whether the password is the one of this hash. Without a hash (no such account, or no password yet) the same
 * work is done on a hash that fits nothing, so that the time tells nothing.
 */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword(crypto.randomUUID());
  const stand = await nobody;
  const fits = await inTurn(() => verify(stored ?? stand, normalisedPassword(password)));
  return fits && typeof stored === "string";
}

/** Guesses, as a power of ten, that an offline attacker must need at least. */
const LEAST_GUESSES = 9;

const GUESSED_FIRST =
  "This password is among those that are guessed first. Three or four unrelated words make a good one";

/** Words of this field of work, which guessers try first here. */
const FIELD_WORDS = [
  "homeward",
  "placement",
  "referral",
  "fostering",
  "childrenshome",
  "westmidlands",
  "council",
];

/**
 * How many guesses a password takes grows faster than its length does, and the lists take 200 ms to load: it is thought
 * about in a thread, of its first 72 characters alone. What is longer was guessable there or is not.
 */
const MAX_ESTIMATED = 72;
const estimator = limitedThread<{ password: string; words: string[] }, number>(
  `
const [{ ZxcvbnFactory }, everyday, english] = await Promise.all([
  import("@zxcvbn-ts/core"),
  import("@zxcvbn-ts/language-common"),
  import("@zxcvbn-ts/language-en"),
]);
const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...everyday.dictionary, ...english.dictionary, field: ${JSON.stringify(FIELD_WORDS)} },
  graphs: everyday.adjacencyGraphs,
});
return ({ password, words }) => zxcvbn.check(password, words).guessesLog10;`,
  { most: 3_000, memory: 192, waiting: 20 },
);

const TOO_HARD =
  "We could not check this password in time. Try again in a minute, or choose three or four unrelated words";

/**
 * Why a new password is refused, in words, or undefined when it will do: its length, the person's own words, and
 * the shipped lists of common passwords, names, words and keyboard walks.
 */
export async function passwordProblem(
  password: string,
  person: { email: string; name?: string },
): Promise<string | undefined> {
  const normalised = normalisedPassword(password);
  const length = lengthProblem(normalised);
  if (length) return length;
  const words = ownWords(person.email, person.name);
  if (isMadeOfOwnWords(normalised, words))
    return "Choose a password that is not made of your name, your email address or Homeward";
  if (isFamousPhrase(normalised)) return GUESSED_FIRST;
  const guesses = await estimator.ask({
    password: [...normalised].slice(0, MAX_ESTIMATED).join(""),
    words: [person.email, person.name ?? "", ...words].map((word) => word.slice(0, MAX_ESTIMATED)),
  });
  if (!guesses.ok) return TOO_HARD;
  return guesses.value < LEAST_GUESSES ? GUESSED_FIRST : undefined;
}
