import type { FindingKind, RawFinding } from "../finding.rules";
import { DETERMINERS, PERSON_VERBS, RELATIONS } from "../lists/contexts.rules";
import { isMedicine, isOrdinaryWord } from "../lists/dictionary.rules";
import { ACRONYMS, FIELD_WORDS, GENERIC_WORDS } from "../lists/glossary.rules";
import { PLACE_NAMES, PLACE_WORDS } from "../lists/places-that-may-stand.rules";
import type { Prepared, Token } from "../prepared.rules";
import { unknown } from "./unknown-finding.rules";

/** What a kind of place is called by, after a name of its own. */
const PLACE_KINDS: readonly { kind: FindingKind; label: string; last: ReadonlySet<string> }[] = [
  {
    kind: "SCHOOL",
    label: "[school]",
    last: new Set(
      "school schools academy college infants juniors primary pru unit madrasah nursery preschool kindergarten university grammar".split(
        " ",
      ),
    ),
  },
  { kind: "HOSPITAL", label: "[hospital]", last: new Set("hospital infirmary hospice ward".split(" ")) },
  {
    kind: "GP_SURGERY",
    label: "[surgery]",
    last: new Set("surgery practice doctors medical clinic pharmacy dental".split(" ")),
  },
  {
    kind: "CLUB",
    label: "[club]",
    last: new Set(
      "fc afc rfc cc club scouts cubs brownies guides beavers rangers cadets united rovers athletic gymnastics dojo".split(
        " ",
      ),
    ),
  },
  {
    kind: "CARE_HOME",
    label: "[home]",
    last: new Set("house lodge residential cottage manor hall villa court grange".split(" ")),
  },
  {
    kind: "EMPLOYER",
    label: "[employer]",
    last: new Set(
      "ltd limited plc llp bakery couriers fabrications logistics motors garage builders foods bros cafe salon".split(
        " ",
      ),
    ),
  },
  {
    kind: "ADDRESS",
    label: "[address]",
    last: new Set(
      "road rd street avenue ave close cl lane ln drive crescent cres gardens terrace grove mews".split(" "),
    ),
  },
];
const LAST = new Map(PLACE_KINDS.flatMap((one) => [...one.last].map((word) => [word, one] as const)));
/** Courts that are no homes, and "a primary-aged child". */
const NOT_A_PLACE = /^(?:combined|county|crown|magistrates'?|family|high|supreme|youth|appeal) court|-$/;
const NEEDS_CAPITAL: ReadonlySet<FindingKind> = new Set(["CARE_HOME", "EMPLOYER", "CLUB", "ADDRESS"]);

/** Schools, hospitals, clubs and streets that nobody told us of, by what such places are called. */
export function organisationLayer(text: Prepared): RawFinding[] {
  const { folded, tokens } = text;
  const found: RawFinding[] = [];
  for (const [at, token] of tokens.entries()) {
    const place = LAST.get(token.bare);
    if (!place || (token.bare === "unit" && !["referral", "maternity"].includes(tokens[at - 1]?.bare ?? "")))
      continue;
    let first = at;
    let own = false;
    let capital = false;
    for (let back = at - 1; back >= 0 && at - back <= 6; back -= 1) {
      const word = tokens[back];
      const next = tokens[back + 1];
      if (
        !word ||
        !next ||
        next.opens ||
        !/^(?:'? |[ '’-]| ?& ?)$/.test(folded.text.slice(word.end, next.start))
      )
        break;
      // "Kowalczyk rang the school": what somebody does to it is no part of its name.
      if (!word.capital && PERSON_VERBS.has(word.bare) && DETERMINERS.has(next.bare)) break;
      // "attends Penn Hollow Infants": what stands small before a name with capitals is the sentence.
      if (capital && !word.capital && !["of", "the", "and", "upon", "in"].includes(word.bare)) break;
      const how = partOfName(
        word,
        back === 0 ? undefined : tokens[back - 1],
        token,
        NEEDS_CAPITAL.has(place.kind),
      );
      if (how === "no") break;
      if (how === "own" || how === "st") {
        own = true;
        capital ||= word.capital;
        first = back;
      } else if (word.capital || own === false) {
        // A generic word belongs to the name only when a name of its own stands before it.
        if (word.capital) first = back;
      }
    }
    const small = own ? undefined : namedInCalm(text, at);
    if (small !== undefined) {
      own = true;
      first = small;
    }
    if (!own || NOT_A_PLACE.test(folded.text.slice(tokens[at - 1]?.start ?? 0, token.end + 1))) continue;
    while (
      first < at &&
      GENERIC_WORDS.has(tokens[first]?.bare ?? "") &&
      !(tokens[first]?.capital && !tokens[first]?.opens)
    )
      first += 1;
    // "the lindens pupil referral unit": the article goes with it.
    if (!NEEDS_CAPITAL.has(place.kind) && tokens[first - 1]?.bare === "the") first -= 1;
    const numbered =
      place.kind === "ADDRESS"
        ? numberBefore(folded.text, tokens[first]?.start ?? 0)
        : (tokens[first]?.start ?? 0);
    const tier = place.kind === "ADDRESS" && numbered < (tokens[first]?.start ?? 0) ? "auto" : "review";
    found.push(
      unknown(
        numbered,
        endOf(tokens, lastOf(text, at)),
        place.kind,
        "It has the name of such a place",
        place.label,
        tier,
      ),
    );
  }
  return found;
}

/**
 * "furnace hill academy" in a text without capitals: after "from" or "at", with a word among them that is not said of any
 * such place.
 */
function namedInCalm({ tokens, calm }: Prepared, at: number): number | undefined {
  const kind = tokens[at]?.bare ?? "";
  if (!ALWAYS_NAMED.has(kind) && !(calm && NAMED_IN_CALM.has(kind))) return undefined;
  let own = false;
  for (let first = at - 1; first > 0 && at - first <= 5; first -= 1) {
    const { bare = "", opens = true } = tokens[first] ?? {};
    if (opens || DETERMINERS.has(bare) || PERSON_VERBS.has(bare) || RELATIONS.has(bare)) return undefined;
    if (
      !GENERIC_WORDS.has(bare) &&
      !FIELD_WORDS.has(bare) &&
      !ACRONYMS.has(bare) &&
      !PLACE_WORDS.has(bare) &&
      !SAID_OF_PLACES.has(bare)
    )
      own = true;
    if (BEFORE_NAMES.has(tokens[first - 1]?.bare ?? "")) return own ? first : undefined;
  }
  return undefined;
}
const ALWAYS_NAMED = new Set(["academy", "infirmary"]);
const NAMED_IN_CALM = new Set(
  "school college primary pru madrasah nursery infants juniors ward unit centre hospital".split(" "),
);
const SAID_OF_PLACES = new Set(
  "rural urban busy secure good nurturing faith mainstream maternity tuition childrens girls boys inclusive outstanding rated training leisure family contact day care health community assessment emergency labour intensive maths english".split(
    " ",
  ),
);
const BEFORE_NAMES = new Set("from at to attends attended attending".split(" "));

/** "Orchard Ward at Whitmore Vale": a ward goes on to its hospital. */
function lastOf({ folded, tokens, calm }: Prepared, at: number): number {
  if (tokens[at]?.bare !== "ward" || tokens[at + 1]?.bare !== "at") return at;
  if (calm) {
    // Two words, where the sentence then stops or tells when.
    const [one, two, after] = [tokens[at + 2], tokens[at + 3], tokens[at + 4]];
    return one && two && !two.opens && (after === undefined || after.opens || after.bare === "at")
      ? at + 3
      : at;
  }
  if (!tokens[at + 2]?.capital) return at;
  let last = at + 2;
  while (
    last < at + 4 &&
    tokens[last + 1]?.capital &&
    /^ $/.test(folded.text.slice(tokens[last]?.end ?? 0, tokens[last + 1]?.start))
  )
    last += 1;
  return last;
}

function endOf(tokens: readonly Token[], at: number): number {
  return tokens[at]?.end ?? 0;
}

function numberBefore(text: string, start: number): number {
  const number = /(?:(?:flat|apartment|apt|unit)\s*\d{1,4}[a-z]?\s*,?\s*)?\d{1,4}[a-z]?\s*,?\s*$/.exec(
    text.slice(Math.max(0, start - 30), start),
  );
  return number ? start - number[0].length : start;
}

function partOfName(
  word: Token,
  before: Token | undefined,
  last: Token,
  strict: boolean,
): "own" | "generic" | "st" | "no" {
  if (word.bare === "st" || word.bare === "saint") return "st";
  if (before?.bare === "st" || before?.bare === "saint") return "own";
  if (GENERIC_WORDS.has(word.bare)) return word.capital || !word.opens ? "generic" : "no";
  if (PLACE_NAMES.has(word.bare) || ACRONYMS.has(word.bare))
    return word.capital && last.capital ? "generic" : "no";
  const ordinary = isOrdinaryWord(word.bare);
  // "excluded from the lindens pupil referral unit": whatever follows "from the" and is no kind of place names one.
  if (
    !strict &&
    ordinary &&
    !word.capital &&
    before?.bare === "the" &&
    !["school", "college", "hospital"].includes(last.bare)
  )
    return "own";
  if (word.capital && !(word.opens && ordinary)) return last.capital || !ordinary ? "own" : "no";
  if (strict) return "no";
  // "lapal woods infants": the strange word before it makes it a name.
  if (
    ordinary &&
    before &&
    before.bare.length > 3 &&
    !isOrdinaryWord(before.bare) &&
    !isMedicine(before.bare)
  )
    return "generic";
  return !ordinary && word.bare.length > 3 && !isMedicine(word.bare) ? "own" : "no";
}
