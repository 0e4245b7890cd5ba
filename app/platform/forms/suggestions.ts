/** A refusal that offers to take something else for what was typed: made in one place and read again where it is drawn. */

/** A refusal that offers something else for what was typed. */
export function withSuggestions(refusal: string, typed: string, alike: readonly string[]): string {
  if (alike.length === 0) return `${refusal}. Check it`;
  const list = new Intl.ListFormat("en-GB", { type: "disjunction" }).format(alike);
  return `${refusal}. For “${typed}”, did you mean ${list}?`;
}

/** What a refusal offers to take instead of what was typed; null where it offers nothing. */
export function suggestionsIn(message: string): { typed: string; alike: string[] } | null {
  const offered = message.indexOf(". For “");
  const asked = message.indexOf("”, did you mean ", offered);
  if (offered < 0 || asked < 0 || !message.endsWith("?")) return null;
  const typed = message.slice(offered + ". For “".length, asked);
  const list = message.slice(asked + "”, did you mean ".length, -1);
  return { typed, alike: list.split(/, | or /).filter((one) => one !== "") };
}
