import { z } from "zod";

/**
 * Fields of a draft. It keeps what was typed, right or wrong, so that nothing is lost: only what no hand can have typed is
 * refused. What must be right is asked by another schema when the draft is checked and again when it is sent.
 */

/** Three boxes as they were typed. */
export type DraftDate = { day: string; month: string; year: string };

/** A text as it was typed, empty where none was sent; `label` begins the message. */
export function typedText(label: string, max: number) {
  return z
    .string({ error: `${label} is not a text` })
    .max(max, {
      error: `${label} is too long to keep. The most is ${max.toLocaleString("en-GB")} characters.`,
    })
    .optional()
    .transform((text) => text ?? "");
}

/** The boxes of a date, each empty where it was not sent. */
export function typedBoxes(label: string) {
  return z
    .object({ day: typedText(label, 40), month: typedText(label, 40), year: typedText(label, 40) })
    .optional()
    .transform((parts): DraftDate => parts ?? { day: "", month: "", year: "" });
}

/** The text in what was kept of a draft, by whichever version of its form; empty where there is none. */
export function textIn(kept: unknown): string {
  return typeof kept === "string" ? kept : "";
}

/** The fields of a group in what was kept; none where it is no group. */
export function groupIn(kept: unknown): Record<string, unknown> {
  return { ...(kept as object | null | undefined) };
}

/** The boxes of a date in what was kept. */
export function boxesIn(kept: unknown): DraftDate {
  const { day, month, year } = groupIn(kept);
  return { day: textIn(day), month: textIn(month), year: textIn(year) };
}

/** A path as forms name it: `lines`, 0, `amount` → `lines[0].amount`. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === "number") return `${name}[${part}]`;
    return name === "" ? String(part) : `${name}.${String(part)}`;
  }, "");
}
