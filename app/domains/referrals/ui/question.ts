import type { FieldWidth } from "~/ui/text-field";
import { STANDARD_LISTS, STANDARD_WORDS, type StandardList } from "../placements-data-standard.options";

/** One question of a page, as it is drawn. What is a right answer stands in the schemas. */
export type Question = {
  field: string;
  label: string;
  hint?: string;
  optional?: boolean;
} & (
  | { as: "radios"; options: Option[]; across?: boolean }
  | { as: "checkboxes"; options: Option[] }
  | { as: "select"; options: Option[]; emptyLabel?: string }
  | { as: "tick" }
  | { as: "date" }
  | { as: "time" }
  | { as: "number" }
  | { as: "text"; width?: FieldWidth }
  | { as: "area"; rows?: number; limit?: number }
);

export type Option = { value: string; label: string; hint?: string };

/** Questions under one heading; the first group of a page may go without. */
export type QuestionGroup = { heading?: string; lede?: string; questions: Question[] };

/** A list of the Placements Data Standard in the words in which it is read, or in `asked` where a form says more. */
export function standardOptions(list: StandardList, asked: Readonly<Record<string, string>> = {}): Option[] {
  const words: Readonly<Record<string, string>> = { ...STANDARD_WORDS[list], ...asked };
  return STANDARD_LISTS[list].map((value) => ({ value, label: words[value] ?? value }));
}

export const YES_NO: Option[] = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];
