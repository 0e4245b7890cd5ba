import { markCleared } from "~/platform/mark-cleared";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { whatIsKnown } from "../known/known-in-text.rules";
import type { Cleared } from "./cleared-text.rules";
import { numberNeverTold } from "./entry.rules";

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
    const message = knows ? wordsFor(text, found) : neutralWords(text, stretches);
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

/**
 * Their own words and nothing of what is known of the child: the sentence, whose ends no finding moves. How far a
 * finding reaches in it differs with what the vault holds.
 */
function neutralWords(text: string, [first]: readonly { start: number }[]): string | undefined {
  const number = numberNeverTold(text)?.said;
  const at = first?.start ?? (number === undefined ? -1 : text.indexOf(number));
  if (at < 0) return undefined;
  const said = sentenceAt(text, at);
  return `“${said}” may identify the child. Providers read this, so take out names, exact dates and numbers, or ask the referral’s broker to write it`;
}

const LONGEST_QUOTE = 200;

function sentenceAt(text: string, at: number): string {
  const from = Math.max(...[".", "!", "?", "\n"].map((end) => text.lastIndexOf(end, at - 1))) + 1;
  const to = /[.!?\n]/.exec(text.slice(at));
  const sentence = text.slice(from, to ? at + to.index : undefined).trim();
  return sentence.length > LONGEST_QUOTE ? `${sentence.slice(0, LONGEST_QUOTE)}…` : sentence;
}
