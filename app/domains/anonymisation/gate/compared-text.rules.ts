import { markCleared } from "~/platform/mark-cleared";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { whatIsKnown } from "../known/known-in-text.rules";
import type { Cleared } from "./cleared-text.rules";
import { numberNeverTold } from "./entry.rules";
import { neutralWords } from "./neutral-words.rules";

type Known = Parameters<typeof whatIsKnown>[0];

/** What a comparison with the vault found in one text: what is known of a child, and stretches that could name anybody. */
export type Compared = {
  readonly known?: readonly Known[];
  readonly stretches?: readonly { readonly start: number }[];
};

/**
 * The texts of a council that have been compared with its children, for providers to read; or a refusal of the first
 * that says something of one of them, or a number that leads to one person. `knows`: the writer may be told what was
 * found; anybody else is answered in the same words, known or not.
 */
export function clearCompared<const T extends Readonly<Record<string, string>>>(
  texts: T,
  answer: Readonly<Record<string, Compared>>,
  { knows, sure }: { knows: boolean; sure: boolean },
): Result<Cleared<T>, Refusal> {
  const cleared = Object.entries(texts).map(([field, text]) => [field, markCleared(text)]);
  for (const [field, text] of Object.entries(texts)) {
    const { known = [], stretches = [] } = answer[field] ?? {};
    const [found] = known.filter(({ tier }) => !sure || tier === "auto");
    const message = knows ? wordsFor(text, found) : neutralWords(text, stretches, PROVIDERS_READ);
    if (message !== undefined) return err(invalid(message, field));
  }
  return ok(Object.fromEntries(cleared) as Cleared<T>);
}

function wordsFor(text: string, known: Known | undefined) {
  const found = known
    ? { what: whatIsKnown(known), said: text.slice(known.start, known.end) }
    : numberNeverTold(text);
  return found && `${found.what} is in it: “${found.said}”. Providers read this, so take it out`;
}

const PROVIDERS_READ =
  "Providers read this, so take out names, exact dates and numbers, or ask the referral’s broker to write it";
