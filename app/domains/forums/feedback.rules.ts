/** The marks that are given, from 1 to 5, as people choose them. */
export const MARK_WORDS: Readonly<Record<number, string>> = {
  5: "Very much",
  4: "Mostly",
  3: "Partly",
  2: "A little",
  1: "Not at all",
};
export const FEEDBACK_QUESTIONS = { useful: "Was it useful?", heard: "Were you heard?" } as const;

export type Spread = { mark: number; words: string; number: number }[];

/** How often each mark was given, the best first. */
export function spreadOf(marks: readonly number[]): Spread {
  return [5, 4, 3, 2, 1].map((mark) => ({
    mark,
    words: MARK_WORDS[mark] ?? String(mark),
    number: marks.filter((one) => one === mark).length,
  }));
}

/** "9 of 12 found it useful (very much or mostly)". */
export function mostlyWords(marks: readonly number[], what: string): string {
  const well = marks.filter((mark) => mark >= 4).length;
  return `${well} of ${marks.length} ${what} (very much or mostly).`;
}
