import type { Finding } from "../finding.rules.ts";

/** What a scorer needs of a narrative: the text, what should be found, and what may be masked or not. */
export type Marked = {
  id: string;
  text: string;
  spans: readonly {
    start: number;
    end: number;
    type: string;
    identifier: string;
    known?: boolean;
    variant?: string;
    group?: string;
  }[];
  neutral?: readonly { start: number; end: number }[];
};

export type Tally = { all: number; covered: number };
export type Score = {
  known: Tally;
  unknown: Tally;
  quasi: Tally;
  /** By name group, type and variant: known direct identifiers, then unknown ones. */
  by: Record<"group" | "type" | "variant", Map<string, Tally>>;
  words: number;
  /** Runs of masked letters that hit nothing that was marked. */
  falsePositives: number;
  /** Of the texts with direct identifiers: how many still show a known one. */
  documents: number;
  leaking: number;
  /** Texts without direct identifiers, and those in which something was found. */
  clean: number;
  cleanFlagged: number;
  missed: { id: string; type: string; text: string }[];
};

const ALNUM = /[\p{L}\p{N}]/u;
export const share = ({ all, covered }: Tally) => (all === 0 ? 1 : covered / all);

/** Counts as covered only what is covered in every letter and digit. */
export function score(
  narratives: readonly Marked[],
  findings: (one: Marked) => readonly Pick<Finding, "start" | "end">[],
): Score {
  const none = (): Tally => ({ all: 0, covered: 0 });
  const result: Score = {
    known: none(),
    unknown: none(),
    quasi: none(),
    by: { group: new Map(), type: new Map(), variant: new Map() },
    words: 0,
    falsePositives: 0,
    documents: 0,
    leaking: 0,
    clean: 0,
    cleanFlagged: 0,
    missed: [],
  };
  for (const one of narratives) {
    const masked = painted(one.text, findings(one));
    const marked = painted(one.text, one.spans);
    const neutral = painted(one.text, one.neutral ?? []);
    result.words += one.text.split(/\s+/).filter(Boolean).length;
    result.falsePositives += falseRuns(one.text, masked, marked, neutral);
    const direct = one.spans.filter(({ identifier }) => identifier === "direct");
    if (direct.length === 0) {
      result.clean += 1;
      if (masked.includes(1)) result.cleanFlagged += 1;
    } else result.documents += 1;
    let leaks = false;
    for (const span of one.spans) {
      const covered = isCovered(one.text, masked, span);
      const tallies = [
        span.identifier === "quasi" ? result.quasi : span.known ? result.known : result.unknown,
      ];
      for (const name of ["group", "type", "variant"] as const) {
        if (span.identifier === "quasi" || span[name] === undefined) continue;
        const key = `${span.known ? "known" : "unknown"} ${span[name]}`;
        const tally = result.by[name].get(key) ?? none();
        result.by[name].set(key, tally);
        tallies.push(tally);
      }
      for (const tally of tallies) {
        tally.all += 1;
        if (covered) tally.covered += 1;
      }
      if (covered || span.identifier === "quasi") continue;
      if (span.known) leaks = true;
      result.missed.push({ id: one.id, type: span.type, text: one.text.slice(span.start, span.end) });
    }
    if (leaks) result.leaking += 1;
  }
  return result;
}

function painted(text: string, spans: readonly { start: number; end: number }[]): Uint8Array {
  const paint = new Uint8Array(text.length);
  for (const { start, end } of spans) paint.fill(1, start, end);
  return paint;
}

function isCovered(
  text: string,
  masked: Uint8Array,
  { start, end }: { start: number; end: number },
): boolean {
  for (let at = start; at < end; at += 1) if (masked[at] !== 1 && ALNUM.test(text[at] ?? "")) return false;
  return true;
}

function falseRuns(text: string, masked: Uint8Array, marked: Uint8Array, neutral: Uint8Array): number {
  let runs = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (masked[at] !== 1) continue;
    let hit = false;
    let content = false;
    for (; at < text.length && masked[at] === 1; at += 1) {
      if (!ALNUM.test(text[at] ?? "")) continue;
      if (marked[at] === 1) hit = true;
      if (neutral[at] !== 1) content = true;
    }
    if (!hit && content) runs += 1;
  }
  return runs;
}
