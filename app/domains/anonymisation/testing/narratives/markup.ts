import { type IdentifierType, type MarkedSpan, QUASI_TYPES, type Stretch } from "./narrative.ts";

/**
 * The notation of templates and hand-written texts.
 *
 *   [[Kofi]]                    a person the record holds, written plainly
 *   [[k0fi|leet]]               the same, as a variant
 *   [[Bronagh|- @irish]]        a person the record does not hold, of another name group
 *   [[Greyfriars|SCHOOL abbrev]]  another type
 *   [[4 June|EVENT_DATE]]       a quasi identifier (never known)
 *   <<Mrs>>                     neutral
 *
 * An 's (or a bare s of a possessive without apostrophe) after a person is neutral by itself.
 */
const MARK = /\[\[([^|\]]+?)(?:\|([^\]]*))?\]\]|<<([^>]+)>>/gu;
const POSSESSIVE = /^['’`]s(?!\p{L})/iu;

export interface ReadText {
  text: string;
  spans: MarkedSpan[];
  neutral: Stretch[];
}

interface Spec {
  type: IdentifierType;
  known: boolean;
  variant: string;
  group?: string;
}

function readSpec(spec: string): Spec {
  const read: Spec = { type: "PERSON", known: true, variant: "plain" };
  for (const word of spec.split(/\s+/).filter(Boolean)) {
    if (word === "-") read.known = false;
    else if (word.startsWith("@")) read.group = word.slice(1);
    else if (/^[A-Z_]+$/.test(word)) read.type = word as IdentifierType;
    else read.variant = word;
  }
  return read;
}

const isQuasi = (type: IdentifierType) => (QUASI_TYPES as readonly string[]).includes(type);

/** The text without its marks, with spans and neutral stretches in the offsets of that text. */
export function readMarkup(marked: string, group?: string): ReadText {
  const spans: MarkedSpan[] = [];
  const neutral: Stretch[] = [];
  let text = "";
  let from = 0;
  for (const found of marked.matchAll(MARK)) {
    text += marked.slice(from, found.index);
    from = found.index + found[0].length;
    const start = text.length;
    const [, identifier, spec = "", aside] = found;
    if (aside !== undefined) {
      text += aside;
      neutral.push({ start, end: text.length });
      continue;
    }
    if (identifier === undefined) continue;
    text += identifier;
    const { type, known, variant, group: own } = readSpec(spec);
    const quasi = isQuasi(type);
    spans.push({
      start,
      end: text.length,
      type,
      identifier: quasi ? "quasi" : "direct",
      known: known && !quasi,
      variant,
      ...(type === "PERSON" ? { group: own ?? group ?? "english" } : {}),
    });
    if (type !== "PERSON") continue;
    const ending = POSSESSIVE.exec(marked.slice(from))?.[0] ?? (variant === "poss_noapos" ? "s" : "");
    if (ending) neutral.push({ start: text.length, end: text.length + ending.length });
  }
  text += marked.slice(from);
  return { text, spans, neutral };
}

/** The whole text shouted or typed without a shift key, letter by letter so that no offset moves. */
export function recase(read: ReadText, to: "upper" | "lower"): ReadText {
  const text = Array.from(read.text, (letter) => {
    const other = to === "upper" ? letter.toUpperCase() : letter.toLowerCase();
    return other.length === letter.length ? other : letter;
  }).join("");
  const spans = read.spans.map((span) => {
    const changed = text.slice(span.start, span.end) !== read.text.slice(span.start, span.end);
    return changed && span.variant === "plain" ? { ...span, variant: to } : span;
  });
  return { text, spans, neutral: read.neutral };
}
