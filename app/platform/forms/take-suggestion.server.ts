import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";

/** The name of the button that takes what a refusal offers; its value is field, typed and chosen, one a line. */
export const TAKE = "take";

/**
 * The form again with what a refusal offered in the place of what was typed, nothing saved and nothing else changed;
 * null when no such button was pressed. A text is changed only where the typed words still stand in it.
 */
export function takeSuggestion(form: FormData): SubmissionResult<string[]> | null {
  const pressed = form.get(TAKE);
  if (typeof pressed !== "string") return null;
  const [field = "", typed = "", chosen = ""] = pressed.split("\n").map((part) => part.trim());
  const again = new FormData();
  for (const [name, value] of form)
    if (name !== TAKE)
      again.append(
        name,
        name === field && typeof value === "string" ? inPlaceOf(value, typed, chosen) : value,
      );
  return parseWithZod(again, { schema: z.looseObject({}) }).reply();
}

/** Whole words alone, whatever their case: the parts of a list stand between commas, semicolons and line breaks. */
function inPlaceOf(text: string, typed: string, chosen: string): string {
  if (typed === "") return text;
  return text
    .split(/((?<!\s)\s*[\n,;]\s*)/)
    .map((part) => replaced(part, typed, chosen))
    .join("");
}

function replaced(part: string, typed: string, chosen: string): string {
  const fold = (words: string) => words.normalize("NFKC").toUpperCase().replace(/\s+/g, " ").trim();
  if (fold(part) === fold(typed)) return chosen;
  // A full postcode keeps its second half.
  return fold(part).startsWith(`${fold(typed)} `)
    ? `${chosen} ${fold(part).slice(fold(typed).length + 1)}`
    : part;
}
