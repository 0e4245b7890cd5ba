import { castOf, POOLS } from "./cast.ts";
import { CLEAN } from "./clean.ts";
import { Dice } from "./dice.ts";
import { HANDWRITTEN } from "./handwritten.ts";
import { type ReadText, readMarkup, recase } from "./markup.ts";
import type { KnownEntities, Narrative } from "./narrative.ts";
import { recordFrom } from "./record-notes.ts";
import { Deck, SHEETS, sheetOf } from "./sheets.ts";
import { fill } from "./slots.ts";

/** How many narratives are made from templates; the hand-written ones come on top. */
const MADE = 125;
const SEED = 20_261_125;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Words of the record's names that stand in the text as ordinary words ("Hope this helps"): may be masked or not. */
function withCoincidences(read: ReadText, known: KnownEntities): ReadText {
  const people = [known.child, ...known.family, ...known.professionals];
  const words = new Set(
    people.flatMap((person) => [person.given, person.family]).flatMap((name) => name.split(/[ -]/)),
  );
  const neutral = [...read.neutral];
  for (const word of words) {
    if (word.length < 3) continue;
    for (const found of read.text.matchAll(new RegExp(`(?<!\\p{L})${escaped(word)}(?!\\p{L})`, "gu"))) {
      const [start, end] = [found.index, found.index + word.length];
      const marked = [...read.spans, ...neutral].some((span) => span.start < end && start < span.end);
      if (!marked) neutral.push({ start, end });
    }
  }
  return { ...read, neutral: neutral.sort((a, b) => a.start - b.start) };
}

const narrative = (id: string, known: KnownEntities, read: ReadText): Narrative => ({
  id,
  record: { knownEntities: known },
  ...withCoincidences(read, known),
});

function made(): Narrative[] {
  const deck = new Deck();
  const pools = new Dice(SEED).shuffled(POOLS);
  return Array.from({ length: MADE }, (_, i) => {
    const dice = new Dice(SEED + 7919 * (i + 1));
    const pool = pools[i % pools.length];
    const sheet = SHEETS[i % SHEETS.length];
    if (!pool || !sheet) throw new Error("No name pools");
    const cast = castOf(pool, dice);
    let read = readMarkup(fill(sheetOf(sheet, deck, dice), cast, dice), pool.group);
    if (sheet === "shouted") read = recase(read, "upper");
    if (sheet === "typed") read = recase(read, "lower");
    return narrative(`own-made-${String(i + 1).padStart(3, "0")}`, cast.known, read);
  });
}

/**
 * The repository's own corpus for the anonymisation gate, in the line format of the shared development set:
 * invented families, none of whose names, places or sentences stand there. The same on every call and machine.
 * Returns hand-written narratives, texts without any identifier, and narratives made from templates.
 */
export function ownNarratives(): Narrative[] {
  const hand = HANDWRITTEN.map(({ id, group, record, text }) =>
    narrative(`own-hand-${id}`, recordFrom(record), readMarkup(text, group)),
  );
  const clean = CLEAN.map(({ id, record, text }) =>
    narrative(`own-clean-${id}`, recordFrom(record), readMarkup(text)),
  );
  return [...hand, ...clean, ...made()];
}
