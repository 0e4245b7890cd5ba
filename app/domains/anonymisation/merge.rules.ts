import type { FindingKind, RawFinding } from "./finding.rules";

const RANK = (one: RawFinding) => (one.known ? 2 : 0) + (one.tier === "auto" ? 1 : 0);
/** A weak finding never widens what is known or sure; it keeps what is left of it. */
const isSure = (one: RawFinding) => one.known || one.tier === "auto";

/**
 * What several layers found of the same words as one finding each, in order. Of those that overlap the surest says what
 * it is. Offsets are of the folded text.
 */
export function merge(text: string, raw: readonly RawFinding[]): (RawFinding & { instead: string })[] {
  const sure = united(text, raw.filter(isSure));
  const weak = united(
    text,
    raw.filter((one) => !isSure(one)),
  ).flatMap((one) => outside(text, one, sure));
  return [...sure, ...weak]
    .sort((a, b) => a.start - b.start)
    .map((one) => ({ ...one, instead: one.instead ?? DEFAULT_INSTEAD[one.kind] ?? "[masked]" }));
}

function united(text: string, raw: readonly RawFinding[]): RawFinding[] {
  const merged: RawFinding[] = [];
  for (const one of [...raw].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && one.start < last.end) {
      const better = RANK(one) > RANK(last) ? one : last;
      merged[merged.length - 1] = { ...better, start: last.start, end: Math.max(one.end, last.end) };
    } else if (last && isSamePerson(last, one) && /^[ -]$/.test(text.slice(last.end, one.start))) {
      last.end = one.end;
    } else merged.push({ ...one });
  }
  return merged;
}

/** "Zanyar" and "Karimi", side by side. */
const isSamePerson = (one: RawFinding, other: RawFinding) =>
  one.kind === "PERSON" && other.kind === "PERSON" && one.known && other.known && one.tier === other.tier;

/** What a weak finding says of the words that no sure one has. */
function outside(text: string, weak: RawFinding, sure: readonly RawFinding[]): RawFinding[] {
  const inside = sure.filter((one) => one.end > weak.start && one.start < weak.end);
  if (inside.length === 0) return [weak];
  const pieces: RawFinding[] = [];
  let from = weak.start;
  for (const { start, end } of [...inside, { start: weak.end, end: weak.end }]) {
    const piece = trimmed(text, from, start);
    if (piece) pieces.push({ ...weak, ...piece });
    from = Math.max(from, end);
  }
  return pieces;
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } | undefined {
  const words = /[\p{L}\p{N}].*[\p{L}\p{N}]/su.exec(text.slice(start, end));
  return words ? { start: start + words.index, end: start + words.index + words[0].length } : undefined;
}

const DEFAULT_INSTEAD: Partial<Record<FindingKind, string>> = {
  PERSON: "[name]",
  POSTCODE: "[postcode]",
  PHONE: "[phone]",
  EMAIL: "[email]",
};
