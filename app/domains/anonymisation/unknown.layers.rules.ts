import {
  DETERMINERS,
  MONTHS,
  NAMED_RELATIONS,
  PARTICLES,
  PERSON_VERBS,
  RELATIONS,
  SEASONS,
  TITLES,
} from "./contexts.rules";
import { isMedicine, isOrdinaryWord } from "./dictionary.rules";
import type { FindingKind, RawFinding, Tier } from "./finding.rules";
import { ACRONYMS, FIELD_WORDS, GENERIC_WORDS } from "./glossary.rules";
import { hasForms } from "./nicknames.rules";
import { PLACE_NAMES, PLACE_WORDS } from "./places.rules";
import type { Prepared, Token } from "./prepared.rules";

const unknown = (
  start: number,
  end: number,
  kind: FindingKind,
  why: string,
  instead: string,
  tier: Tier = "review",
): RawFinding => ({
  start,
  end,
  kind,
  tier,
  known: false,
  why,
  instead,
});

/** What a kind of place is called by, after a name of its own. */
const PLACE_KINDS: readonly { kind: FindingKind; label: string; last: ReadonlySet<string> }[] = [
  {
    kind: "SCHOOL",
    label: "[school]",
    last: new Set(
      "school schools academy college infants juniors primary pru unit nursery preschool kindergarten university grammar".split(
        " ",
      ),
    ),
  },
  { kind: "HOSPITAL", label: "[hospital]", last: new Set("hospital infirmary hospice".split(" ")) },
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
const NEEDS_CAPITAL: ReadonlySet<FindingKind> = new Set(["CARE_HOME", "EMPLOYER", "CLUB", "ADDRESS"]);

/** Schools, hospitals, clubs and streets that nobody told us of, by what such places are called. */
export function organisationLayer(text: Prepared): RawFinding[] {
  const { folded, tokens } = text;
  const found: RawFinding[] = [];
  for (const [at, token] of tokens.entries()) {
    const place = LAST.get(token.bare);
    if (!place || (token.bare === "unit" && tokens[at - 1]?.bare !== "referral")) continue;
    let first = at;
    let own = false;
    for (let back = at - 1; back >= 0 && at - back <= 6; back -= 1) {
      const word = tokens[back];
      const next = tokens[back + 1];
      if (!word || !next || !/^[ '’&-]{1,3}$/.test(folded.text.slice(word.end, next.start))) break;
      const how = partOfName(
        word,
        back === 0 ? undefined : tokens[back - 1],
        token,
        NEEDS_CAPITAL.has(place.kind),
      );
      if (how === "no") break;
      if (how === "own") {
        own = true;
        first = back;
      } else if (how === "st") {
        own = true;
        first = back;
      } else if (word.capital || own === false) {
        // A generic word belongs to the name only when a name of its own stands before it.
        if (word.capital) first = back;
      }
    }
    if (!own) continue;
    while (
      first < at &&
      GENERIC_WORDS.has(tokens[first]?.bare ?? "") &&
      !(tokens[first]?.capital && !tokens[first]?.opens)
    )
      first += 1;
    const numbered =
      place.kind === "ADDRESS"
        ? numberBefore(folded.text, tokens[first]?.start ?? 0)
        : (tokens[first]?.start ?? 0);
    const tier = place.kind === "ADDRESS" && numbered < (tokens[first]?.start ?? 0) ? "auto" : "review";
    found.push(
      unknown(numbered, endOf(tokens, at), place.kind, "It has the name of such a place", place.label, tier),
    );
  }
  return found;
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

/** Names after a title or a word of relation: "Dr Gill", "her friend Jack", "mum's partner (Monique". */
export function titledNames(text: Prepared): RawFinding[] {
  const { folded, tokens } = text;
  const found: RawFinding[] = [];
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    const title = TITLES.has(token.bare);
    const lower = ["mr", "mrs", "ms", "miss"].includes(token.bare) && !token.capital;
    if (
      !next ||
      (!next.capital && !lower && !PARTICLES.has(next.bare)) ||
      /\d/.test(next.bare) ||
      next.bare.length < 2
    )
      continue;
    const relation = RELATIONS.has(token.bare) || NAMED_RELATIONS.has(token.bare);
    if (!title && !relation) continue;
    const between = folded.text.slice(token.end, next.start);
    if (!/^\.? ?$|^ ?[(:,"'“-]{1,2} ?$/.test(between) || (title && !/^\.? ?$/.test(between))) continue;
    if (!isNameLike(next, title) || (relation && !title && isOrdinaryWord(next.bare) && !hasForms(next.bare)))
      continue;
    let last = at + 1;
    for (let more = at + 2; more <= at + 3; more += 1) {
      const word = tokens[more];
      if (!word || !/^[ '-]$/.test(folded.text.slice(tokens[more - 1]?.end ?? 0, word.start))) break;
      const particle = PARTICLES.has(word.bare) && tokens[more + 1]?.capital;
      if (
        !particle &&
        (!(word.capital || PARTICLES.has(tokens[more - 1]?.bare ?? "")) || !isNameLike(word, true))
      )
        break;
      last = more;
    }
    found.push(
      unknown(
        title || (NAMED_RELATIONS.has(token.bare) && between === " ") ? token.start : next.start,
        bareEnd(tokens[last]),
        "PERSON",
        `A name follows “${token.text}”`,
        "[name]",
      ),
    );
  }
  return found;
}

const bareEnd = (token: Token | undefined) =>
  token ? (token.text.endsWith("'s") ? token.end - 2 : token.end) : 0;

function isNameLike(token: Token, strong: boolean): boolean {
  const { bare } = token;
  if (strong && MONTHS.has(bare) && bare.length > 3) return true;
  if (
    ACRONYMS.has(bare) ||
    TITLES.has(bare) ||
    RELATIONS.has(bare) ||
    MONTHS.has(bare) ||
    FIELD_WORDS.has(bare)
  )
    return false;
  if (DETERMINERS.has(bare) || PERSON_VERBS.has(bare) || PLACE_NAMES.has(bare)) return false;
  return strong || !GENERIC_WORDS.has(bare);
}

/** Capitals where none belong: a word that a sentence does not begin with. */
export function capitalLayer(text: Prepared): RawFinding[] {
  const { folded, tokens } = text;
  const found: RawFinding[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || !isUnexpected(text, at)) continue;
    let last = at;
    while (last + 1 < tokens.length) {
      const next = tokens[last + 1];
      if (
        !next?.capital ||
        !/^[ '-]$|^ ?\n ?$/.test(folded.text.slice(tokens[last]?.end ?? 0, next.start)) ||
        !isNameLike(next, true) ||
        next.upper !== token.upper ||
        (next.opens && isOrdinaryWord(next.bare))
      )
        break;
      last += 1;
    }
    const initial = tokens[at - 1];
    const gap = folded.text.slice(initial?.end ?? 0, token.start);
    found.push(
      unknown(
        initial?.bare.length === 1 && initial.capital && /^\.? ?$/.test(gap) ? initial.start : token.start,
        bareEnd(tokens[last]),
        "PERSON",
        "It has a capital where none belongs: it may be a name",
        "[name]",
      ),
    );
    at = last;
  }
  return found;
}

function isUnexpected({ folded, tokens }: Prepared, at: number): boolean {
  const token = tokens[at];
  if (!token?.capital || token.bare.length < 2 || /\d/.test(token.bare)) return false;
  const own = token.text.endsWith("'s") ? token.text.slice(0, -2).replaceAll("'", "") : token.bare;
  if (
    !isNameLike({ ...token, bare: own }, false) ||
    isMedicine(own) ||
    PLACE_WORDS.has(own) ||
    SEASONS.has(own)
  )
    return false;
  const ordinary = isOrdinaryWord(own);
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  // "Ivys husband": an apostrophe that was left out.
  if (!token.opens && own.endsWith("s") && own.length > 3 && hasForms(own.slice(0, -1)) && !hasForms(own))
    return true;
  if (token.upper) {
    // Headings and shouting are capitals too: only a word that no list knows.
    if (ordinary || own.length < 3) return false;
    return (
      own.length > 5 ||
      hasForms(own) ||
      Boolean(before?.upper && before.bare.length > 3) ||
      Boolean(after?.upper && after.bare.length > 3)
    );
  }
  if (!ordinary) {
    if (!token.opens) return true;
    return (
      hasForms(own) ||
      (after !== undefined && PERSON_VERBS.has(after.bare)) ||
      (after?.capital && !after.opens && !isOrdinaryWord(after.bare)) ||
      token.text.endsWith("'s") ||
      own.length > 4
    );
  }
  if (
    before &&
    ["as", "called", "named"].includes(before.bare) &&
    (before.bare !== "as" || tokens[at - 2]?.bare === "known")
  )
    return true;
  if (token.opens) return false;
  if (
    hasForms(own) &&
    before &&
    ["with", "is", "of", "by", "to", "from", "and", "told", "for", "until"].includes(before.bare) &&
    !(after?.capital && ["act", "school", "house", "plan", "order"].includes(after.bare))
  )
    return true;
  // "Signs of Safety", "Mental Capacity Act": two capitals in a row are a title, not a person.
  const joined = (one: Token | undefined, other: Token | undefined) =>
    one?.capital &&
    other?.capital &&
    /^ (?:of |and |the |for |in )?$/.test(folded.text.slice(one.end, other.start));
  if (joined(before, token) && before && isOrdinaryWord(before.bare)) return false;
  if (joined(token, after) && after && isOrdinaryWord(after.bare)) return false;
  if (after && ["of", "and", "for", "the"].includes(after.bare) && tokens[at + 2]?.capital) return false;
  if (before && ["of", "and", "for", "the"].includes(before.bare) && tokens[at - 2]?.capital) return false;
  if (before && DETERMINERS.has(before.bare) && before.bare !== "of") return false;
  return (
    hasForms(own) ||
    (after !== undefined && PERSON_VERBS.has(after.bare)) ||
    (before !== undefined &&
      (RELATIONS.has(before.bare) ||
        ["told", "with", "by", "and", "from", "when", "that"].includes(before.bare)))
  );
}

/** Words in lower case that no dictionary, glossary or list of places knows. */
export function strangeWordLayer(text: Prepared): RawFinding[] {
  return text.tokens.flatMap((token): RawFinding[] => {
    if (token.capital || token.bare.length < 4 || token.bare.length > 24 || /\d|[@$]/.test(token.bare))
      return [];
    const own = token.text.endsWith("'s") ? token.text.slice(0, -2).replaceAll("'", "") : token.bare;
    if (
      isOrdinaryWord(own) ||
      isSlipOfAWord(own) ||
      isMedicine(own) ||
      PLACE_WORDS.has(own) ||
      MONTHS.has(own) ||
      ACRONYMS.has(own)
    )
      return [];
    if (
      /(?:ing|ed|ly|ness|ment|tion|tions|able|less|ful|ised|ising|ity|ist|ists|ism|ation|ally|ies)$/.test(
        own,
      ) &&
      own.length > 7
    )
      return [];
    return [
      unknown(token.start, bareEnd(token), "PERSON", "No list of words knows it: it may be a name", "[name]"),
    ];
  });
}

/** "brtoher", "placeemnt": two letters of an ordinary word have changed places, or one stands twice. */
function isSlipOfAWord(own: string): boolean {
  for (let at = 0; at + 1 < own.length; at += 1) {
    const swapped = own.slice(0, at) + own[at + 1] + own[at] + own.slice(at + 2);
    if (isOrdinaryWord(swapped) || isMedicine(swapped)) return true;
    if (own[at] === own[at + 1] && isOrdinaryWord(own.slice(0, at) + own.slice(at + 1))) return true;
  }
  return false;
}

/** "a man known only as K": one letter that stands for somebody. */
export function letterNames({ tokens }: Prepared): RawFinding[] {
  return tokens.flatMap((token, at): RawFinding[] => {
    const [before, second, third] = [tokens[at - 1]?.bare, tokens[at - 2]?.bare, tokens[at - 3]?.bare];
    const known = before === "as" && (second === "known" || (second === "only" && third === "known"));
    if (
      token.bare.length !== 1 ||
      /\d/.test(token.bare) ||
      !(known || before === "called" || before === "nicknamed")
    )
      return [];
    return [unknown(token.start, token.end, "PERSON", "One letter stands for somebody", "[name]")];
  });
}

/** A given name in lower case where only a person can stand: "his friend dwayne", "told monique that". */
export function lowerNames(text: Prepared): RawFinding[] {
  const { tokens } = text;
  return tokens.flatMap((token, at): RawFinding[] => {
    const before = tokens[at - 1];
    if (
      token.capital ||
      token.bare.length < 3 ||
      !hasForms(token.bare) ||
      isOrdinaryWord(token.bare) ||
      !before
    )
      return [];
    // "tommy-lee": the hyphen makes it one name.
    const next = tokens[at + 1];
    const end =
      next && text.folded.text.slice(token.end, next.start) === "-" ? bareEnd(next) : bareEnd(token);
    return [unknown(token.start, end, "PERSON", "It is a given name", "[name]")];
  });
}
