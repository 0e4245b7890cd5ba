/** What people type, without what nobody types: the one place where a text is cleaned. No input or output. */

/** Characters that show nothing or turn the reading direction round: they hide words, and the database takes no NUL. */
const UNSEEN = /(?![\n\r\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

const LINE_BREAK = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** The text without characters that cannot be seen; everything else stays as it is. */
export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, "");
}

/** A text as it is kept: without unseen characters, one kind of line break, each letter written in one way, trimmed. */
export function cleanText(text: string): string {
  return withoutUnseen(text.replace(/\r\n?/g, "\n")).normalize("NFC").trim();
}

/** Numbers, codes and addresses: wide and other forms of a character as its plain one. Nothing is dropped. */
export function foldText(text: string): string {
  return text.normalize("NFKC").trim();
}

/** Whether it is written on one line. */
export function isOneLine(text: string): boolean {
  return !LINE_BREAK.test(text);
}

/** Counts what a reader would call characters, so that an emoji is not two; without a list of them, which may be long. */
export function charactersOf(text: string): number {
  let characters = 0;
  for (const _character of text) characters += 1;
  return characters;
}
