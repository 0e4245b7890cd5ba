import { labelOf } from "~/platform/forms/options";

/** What a change to the fee is for. Keys are stored. A step-down takes off the week, the others add to it. */
export const CHANGE_KINDS = {
  "fee-rise": { label: "Higher weekly fee", hint: "Added to the agreed fee.", article: "a " },
  "extra-staffing": {
    label: "Extra staffing",
    hint: "For example one-to-one hours or a second worker at night.",
    article: "",
  },
  "step-down": {
    label: "Lower weekly fee (step-down)",
    hint: "Taken off the agreed fee, because less is needed.",
    article: "a ",
  },
} as const;

export type ChangeKind = keyof typeof CHANGE_KINDS;

const KNOWN: Readonly<Record<string, { article: string }>> = CHANGE_KINDS;

/** As both sides read it; a code that is no longer known stays itself. */
export function changeKindWords(code: string): string {
  return labelOf(CHANGE_KINDS, code);
}

/** The same within a sentence that tells of it for the first time: "a higher weekly fee", "extra staffing". */
export function changeKindTold(code: string): string {
  return `${KNOWN[code]?.article ?? ""}${changeKindWords(code).toLowerCase()}`;
}
