import { numberNeverTold } from "./entry.rules";

/**
 * What is said to whoever may not know the child of a text that could identify one; undefined: nothing in it could. Their
 * own words and nothing of what is known of the child: the sentence, whose ends no finding moves. How far a
 * finding reaches in it differs with what the vault holds.
 */
export function neutralWords(
  text: string,
  [first]: readonly { start: number }[],
  mend: string,
): string | undefined {
  const number = numberNeverTold(text)?.said;
  const at = first?.start ?? (number === undefined ? -1 : text.indexOf(number));
  if (at < 0) return undefined;
  const said = sentenceAt(text, at);
  return `“${said}” may identify the child. ${mend}`;
}

const LONGEST_QUOTE = 200;

function sentenceAt(text: string, at: number): string {
  const from = Math.max(...[".", "!", "?", "\n"].map((end) => text.lastIndexOf(end, at - 1))) + 1;
  const to = /[.!?\n]/.exec(text.slice(at));
  const sentence = text.slice(from, to ? at + to.index : undefined).trim();
  return sentence.length > LONGEST_QUOTE ? `${sentence.slice(0, LONGEST_QUOTE)}…` : sentence;
}
