import type { Finding, KnownEntities, RawFinding } from "./finding.rules";
import { keepGrammar } from "./gate/keep-grammar.rules";
import { type KnownPeople, knownPeople } from "./known/known-people.rules";
import { knownPhrases, type Phrase } from "./known/known-phrases.rules";
import { acronymLayer } from "./layers/acronyms.layer.rules";
import { capitalLayer } from "./layers/capitals.layer.rules";
import { circumstancesLayer } from "./layers/circumstances.layer.rules";
import { brokenNames, leetNames } from "./layers/disguised-names.layers.rules";
import { exactNames } from "./layers/exact-names.layer.rules";
import { initialNames } from "./layers/initials.layer.rules";
import { nearNames } from "./layers/near-names.layer.rules";
import { birthdayLayer, numberLayer } from "./layers/numbers.layer.rules";
import { organisationLayer } from "./layers/organisations.layer.rules";
import { patternLayer } from "./layers/patterns.layer.rules";
import { phraseLayer } from "./layers/phrases.layer.rules";
import { quasiLayer } from "./layers/quasi.layer.rules";
import {
  disguisedWords,
  letterNames,
  lowerNames,
  strangeWordLayer,
} from "./layers/strange-words.layers.rules";
import { titledNames } from "./layers/titled-names.layer.rules";
import { PUBLIC_NAMES } from "./lists/glossary.rules";
import { merge } from "./merge.rules";
import { type Prepared, prepare } from "./prepared.rules";

/** What is known of the child, made ready once for all layers. */
type Known = { entities: KnownEntities; people: KnownPeople; phrases: readonly Phrase[] };
type Layer = (text: Prepared, known: Known) => RawFinding[];

/** The layers by name; a test takes each out in turn and sees the figures fall. */
const LAYERS = {
  "exact-names": (text, { people }) => exactNames(text, people),
  "broken-names": (text, { people }) => brokenNames(text, people),
  "leet-names": (text, { people }) => leetNames(text, people),
  "near-names": (text, { people }) => nearNames(text, people),
  initials: (text, { people }) => initialNames(text, people),
  phrases: (text, { phrases }) => phraseLayer(text, phrases),
  acronyms: (text, { phrases }) => acronymLayer(text, phrases),
  numbers: (text, { entities }) => numberLayer(text, entities),
  birthdays: (text, { entities }) => birthdayLayer(text, entities),
  patterns: (text) => patternLayer(text),
  organisations: (text) => organisationLayer(text),
  "titled-names": (text) => titledNames(text),
  capitals: (text) => capitalLayer(text),
  "strange-words": (text) => strangeWordLayer(text),
  "letter-names": (text) => letterNames(text),
  "lower-names": (text) => lowerNames(text),
  "disguised-words": (text) => disguisedWords(text),
  quasi: (text) => quasiLayer(text),
  circumstances: (text) => circumstancesLayer(text),
} as const satisfies Record<string, Layer>;

export type LayerName = keyof typeof LAYERS;
export const LAYER_NAMES = Object.keys(LAYERS) as LayerName[];

/**
 * Everything in a text that says, or may say, who a child is: in order, never overlapping, with what to put instead. Pure
 * and without a network; the time grows with the length of the text alone, whatever somebody pastes.
 */
export function detect(
  text: string,
  known: KnownEntities,
  { without = [] }: { without?: readonly LayerName[] } = {},
): Finding[] {
  const prepared = prepare(text);
  if (prepared.tokens.length === 0) return [];
  const ready: Known = { entities: known, people: knownPeople(known), phrases: knownPhrases(known) };
  const raw = LAYER_NAMES.filter((name) => !without.includes(name)).flatMap((name) =>
    (LAYERS[name] as Layer)(prepared, ready),
  );
  const merged = merge(prepared.folded.text, withoutWhatStays(prepared, raw));
  return keepGrammar(prepared.folded.text, prepared.folded.capital, merged).map(
    ({ start, end, ...rest }) => ({
      ...rest,
      start: prepared.folded.starts[start] ?? 0,
      end: prepared.folded.ends[end - 1] ?? text.length,
    }),
  );
}

/** The layers that live on what is known; the others find what nobody told us of. */
const VAULT_FED: readonly LayerName[] = [
  "exact-names",
  "broken-names",
  "leet-names",
  "near-names",
  "initials",
  "phrases",
  "acronyms",
  "numbers",
  "birthdays",
];
const BY_FORM: readonly LayerName[] = ["patterns", "quasi"];
const allBut = (layers: readonly LayerName[]) => LAYER_NAMES.filter((name) => !layers.includes(name));

/** Only what is known of the child, also where another layer would call it something else. */
export function detectKnown(text: string, known: KnownEntities): Finding[] {
  return detect(text, known, { without: allBut(VAULT_FED) }).filter(({ known: held }) => held);
}

/** Only what is sure by its form, with no vault at hand: numbers, addresses of mail, postcodes, days called a birthday. */
export function detectPatterns(text: string): Finding[] {
  const nobody = { child: { given: "", family: "" } };
  return detect(text, nobody, { without: allBut(BY_FORM) }).filter(({ tier }) => tier === "auto");
}

/**
 * Nothing inside of what an earlier masking has put is a finding, "[mother]", "[school A]"; nor, unless it is known of
 * the child, what everybody knows: "Aston Villa".
 */
function withoutWhatStays({ folded }: Prepared, raw: readonly RawFinding[]): RawFinding[] {
  const places = (find: RegExp) =>
    [...folded.text.matchAll(find)].map((match) => [match.index, match.index + match[0].length] as const);
  const masks = places(/\[[a-z][\p{L} ]{0,40}\]/gu);
  const common = places(PUBLIC_NAMES);
  if (masks.length === 0 && common.length === 0) return [...raw];
  // Places come in order and never overlap, so that one of them answers: the last that begins early enough.
  const touches = ({ start, end }: RawFinding, all: typeof masks) => (lastBefore(all, end)?.[1] ?? 0) > start;
  const inside = ({ start, end }: RawFinding, all: typeof masks) =>
    (lastBefore(all, start + 1)?.[1] ?? -1) >= end;
  return raw.filter((one) => !inside(one, masks) && (one.known || !touches(one, common)));
}

/** The last place that begins before `end`, found by halves. */
function lastBefore<P extends readonly [number, number]>(places: readonly P[], end: number): P | undefined {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.[0] ?? end) < end) low = middle + 1;
    else high = middle;
  }
  return places[low - 1];
}
