/** Completed years from and to, both included. No span reaches across 15 and 16: 16 decides what is legal. */
export type AgeSpan = { from: number; to: number };

/** An age as it is published: in completed years, or a wider band around it. */
export type PublishedAge = number | AgeSpan;

/** The bands that an age may be published as. Homes still know what to do with each of them. */
const BANDS: readonly AgeSpan[] = [
  { from: 0, to: 4 },
  { from: 1, to: 4 },
  { from: 5, to: 9 },
  { from: 10, to: 12 },
  { from: 13, to: 15 },
  { from: 10, to: 15 },
  { from: 16, to: 17 },
];

/** The wider bands around an age from 0 to 17, the narrowest first. */
export function widerBands(age: number): AgeSpan[] {
  return BANDS.filter(({ from, to }) => from <= age && age <= to).sort((a, b) => years(a) - years(b));
}

export function spanOf(age: PublishedAge): AgeSpan {
  return typeof age === "number" ? { from: age, to: age } : age;
}

/** A span as it is published: a number where it is one year. */
export function publishedAge({ from, to }: AgeSpan): PublishedAge {
  return from === to ? from : { from, to };
}

/** How many years of age a span holds. */
export function years({ from, to }: AgeSpan): number {
  return to - from + 1;
}

/** "14", "13 to 15", "under 1", "under 5". */
export function ageWords(age: PublishedAge): string {
  const { from, to } = spanOf(age);
  if (from === 0) return `under ${to + 1}`;
  return from === to ? String(from) : `${from} to ${to}`;
}
