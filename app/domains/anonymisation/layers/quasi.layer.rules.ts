import type { RawFinding } from "../finding.rules";
import { MONTHS, SEASONS } from "../lists/contexts.rules";
import { isOrdinaryWord } from "../lists/dictionary.rules";
import { FIELD_WORDS, GENERIC_WORDS } from "../lists/glossary.rules";
import { PLACE_NAMES, PLACE_WORDS } from "../lists/places-that-may-stand.rules";
import type { Prepared } from "../prepared.rules";
import { withZeros, writtenDays } from "./written-dates.rules";

const BORN =
  /(?:\bd\.?\s?o\.?\s?b\b|\bborn\b|date of birth|birthday|\bb\.)[^\p{L}\d]{0,6}(?:is |on |was )?$/u;

const birth = (start: number, end: number): RawFinding => ({
  start,
  end,
  kind: "DOB",
  tier: "auto",
  known: false,
  why: "It stands as a date of birth",
  instead: "[date of birth]",
});

const SEASON = [
  "winter",
  "winter",
  "spring",
  "spring",
  "spring",
  "summer",
  "summer",
  "summer",
  "autumn",
  "autumn",
  "autumn",
  "winter",
];

/** Conditions so rare that with age and area they point to a child. Source: Orphanet's names, those met in children. */
const RARE =
  /(?<![\p{L}])(?:prader[- ]?willi|smith[- ]?magenis|rett(?:'?s)?|batten(?:'?s)?|angelman(?:'?s)?|williams|cornelia de lange|kabuki|sotos|noonan|rubinstein[- ]?taybi|di ?george|22q11(?:\.2)?(?: deletion)?|fragile x|klinefelter(?:'?s)?|turner(?:'?s)?|edwards|patau|cri du chat|wolf[- ]?hirschhorn|potocki[- ]?lupski|phelan[- ]?mcdermid|pitt[- ]?hopkins|coffin[- ]?(?:siris|lowry)|cohen|lesch[- ]?nyhan|lennox[- ]?gastaut|dravet|landau[- ]?kleffner|rasmussen(?:'?s)?|sturge[- ]?weber|tuberous sclerosis|neurofibromatosis|von hippel[- ]?lindau|ehlers[- ]?danlos|marfan(?:'?s)?|osteogenesis imperfecta|achondroplasia|duchenne|becker|spinal muscular atrophy|friedreich(?:'?s)?(?: ataxia)?|ataxia telangiectasia|huntington(?:'?s)?|wilson'?s|niemann[- ]?pick|gaucher|tay[- ]?sachs|hurler|hunter(?:'?s)?(?= syndrome)|sanfilippo|morquio|fabry|pompe|mcardle|phenylketonuria|maple syrup urine|galactosaemia|cystinosis|alport|bartter|bardet[- ]?biedl|usher|stickler|treacher collins|apert|crouzon|pfeiffer|goldenhar|pierre robin|moebius|charge syndrome|vacterl|beckwith[- ]?wiedemann|russell[- ]?silver|silver[- ]?russell|kleefstra|koolen[- ]?de vries|cdkl5|kcnq2|scn1a|syngap1|dup15q|1p36|16p11(?:\.2)?|xyy|xxyy|moyamoya|kawasaki|klippel[- ]?feil|klippel[- ]?trenaunay|kleine[- ]?levin|narcolepsy|addison'?s|cushing'?s|hirschsprung(?:'?s)?|epidermolysis bullosa|ichthyosis|xeroderma|progeria|leigh(?:'?s)?|melas|alexander|krabbe|canavan|pelizaeus|adrenoleukodystrophy)(?:[\s-]+(?:syndrome|disease|disorder|deletion|dystrophy))?(?![\p{L}])/gu;
const NEEDS_WORD = new Set(
  "williams noonan cohen edwards patau turner turners turner's alexander hunter leigh leighs leigh's usher becker cushing's addison's wilson's sotos kabuki fabry pompe apert hurler batten battens batten's rett retts rett's marfan marfans marfan's stickler pfeiffer gaucher canavan".split(
    " ",
  ),
);
const NAMED =
  /(?<![\p{L}])[\p{L}]{3,}(?:[- ][\p{L}]{3,}){0,2}(?:'s)? (?:syndrome|dystrophy|leukodystrophy|encephalopathy|ataxia)(?![\p{L}])/gu;
const COMMON_CONDITIONS =
  /(?:down'?s?|tourettes?|tourette's|asperger'?s?|foetal alcohol|fetal alcohol|irritable bowel|chronic fatigue|metabolic|carpal tunnel|post[- ]?viral|hypermobility|attachment|stress|imposter|alcohol)(?: spectrum)? syndrome/u;

/** What only together with something else says who the child is: generalised, never masked without a person. */
export function quasiLayer(text: Prepared): RawFinding[] {
  return [
    ...ages(text),
    ...dates(text),
    ...birthMonths(text),
    ...shortDates(text),
    ...diagnoses(text),
    ...smallPlaces(text),
  ];
}

const review = { tier: "review", known: false } as const;

function ages({ folded }: Prepared): RawFinding[] {
  return [
    ...folded.text.matchAll(
      /(?<![\d.])(\d{1,2})\s?(?:years?|yrs?|y)\.?,?\s(?:and\s)?\d{1,2}\s?(?:months?|mths?|m)(?:\sold)?(?![\p{L}])|(?<![\d.])(\d{1,2})\s?y\s?(?:and\s)?\d{1,2}\s?m(?![\p{L}\d])/gu,
    ),
  ].map((match) => ({
    ...review,
    start: match.index,
    end: match.index + match[0].length,
    kind: "EXACT_AGE",
    why: "An age to the month; completed years are enough",
    instead: match[1] ?? match[2] ?? "",
  }));
}

function dates({ folded, runs }: Prepared): RawFinding[] {
  const seen = new Set<number>();
  // "0 8 / 0 2 / 2 0 1 0": a date that is spelled sign by sign reads as one word.
  const spelled = runs.flatMap(({ start, end, letters }) =>
    writtenDays(spelledDay(letters))
      .slice(0, 1)
      .map((day) => ({ ...day, start, end })),
  );
  const births = runs.flatMap(({ start, end, letters }): RawFinding[] => {
    const born =
      /^b\d{4,8}$/.test(letters) ||
      (/^\d{4,8}$/.test(letters) && BORN.test(folded.text.slice(Math.max(0, start - 24), start)));
    return born ? [birth(start, end)] : [];
  });
  const days = [...writtenDays(withZeros(folded.text)), ...spelled].flatMap((day): RawFinding[] => {
    if (seen.has(day.start)) return [];
    seen.add(day.start);
    const before = folded.text.slice(Math.max(0, day.start - 24), day.start);
    if (BORN.test(before)) return [birth(day.start, day.end)];
    if (day.year === null && !/\d/.test(folded.text.slice(day.start, day.end))) return [];
    const year = day.year === null ? "" : ` ${day.year}`;
    return [
      {
        ...review,
        start: day.start,
        end: day.end,
        kind: "EVENT_DATE",
        why: "An exact day; the season is enough",
        instead: `${SEASON[day.month - 1]}${year}`,
      },
    ];
  });
  return [...births, ...days];
}

const BORN_WORD = /\bborn\b|date of birth|\bd\.?o\.?b\b/g;
const MONTH_AND_YEAR = /(?<![\p{L}\d])(\p{L}{3,9})\.?,? (?:of )?((?:19|20)\d\d)(?![\p{L}\d])/gu;
const YEAR = /(?<![\p{L}\d/.-])(?:19|20)\d\d(?![\p{L}\d/-])/gu;
/** So far after "born" a month or a year still says when: "born at New Cross Hospital in Wolverhampton in March 2012". */
const REACH = 90;

/** "born in Wolverhampton in March 2012", "born in the summer of 2012", "born 2012": a birthday but for the day. */
function birthMonths({ folded }: Prepared): RawFinding[] {
  return [...folded.text.matchAll(BORN_WORD)].flatMap((born): RawFinding[] => {
    const from = born.index + born[0].length;
    const after = /^[^.!?\n;]*/.exec(folded.text.slice(from, from + REACH))?.[0] ?? "";
    const month = [...after.matchAll(MONTH_AND_YEAR)].find(
      ({ 1: word = "" }) => MONTHS.has(word) || SEASONS.has(word),
    );
    const found = month ?? [...after.matchAll(YEAR)][0];
    if (!found) return [];
    const start = from + found.index;
    return [{ ...birth(start, start + found[0].length), why: "It says when somebody was born" }];
  });
}

/** With a gap where a month meets digits. */
const spelledDay = (letters: string) =>
  letters
    .replace(/^b(?=\d|\p{L}{3,9}\d)/u, "")
    .replace(/^(\p{L}{3,9})(\d{1,2})(\d{4})$/u, "$1 $2 $3")
    .replace(/^(\d{1,2})(?:st|nd|rd|th)?(\p{L}{3,9})(\d{2,4})$/u, "$1 $2 $3");

function diagnoses({ folded }: Prepared): RawFinding[] {
  const found: RawFinding[] = [];
  const add = (start: number, end: number) =>
    found.push({
      ...review,
      start,
      end,
      kind: "RARE_DIAGNOSIS",
      why: "A condition so rare that it may point to the child",
      instead: "a rare condition",
    });
  for (const match of folded.text.matchAll(RARE)) {
    const bare = match[0].trim();
    if (NEEDS_WORD.has(bare)) continue;
    add(match.index, match.index + bare.length);
  }
  for (const match of folded.text.matchAll(NAMED)) {
    if (COMMON_CONDITIONS.test(match[0])) continue;
    const words = match[0].split(" ");
    const kept = words
      .slice(
        -2 - (words.length > 2 && !isOrdinaryWord((words.at(-3) ?? "").replace(/[^\p{L}]/gu, "")) ? 1 : 0),
      )
      .join(" ");
    const start = match.index + match[0].length - kept.length;
    if (folded.capital[start]) add(start, match.index + match[0].length);
  }
  return found;
}

/** "16/5": a day without its year. */
function shortDates({ folded }: Prepared): RawFinding[] {
  return [...folded.text.matchAll(/(?<![\d/.])(\d{1,2})\/(\d{1,2})(?![\d/])/g)].flatMap(
    (match): RawFinding[] => {
      const [day, month] = [Number(match[1]), Number(match[2])];
      const before = folded.text.slice(Math.max(0, match.index - 5), match.index);
      if (day < 1 || day > 31 || month < 1 || month > 12 || match[0] === "24/7") return [];
      if (day <= 12 && !/(?:\bon|since|from) $/.test(before)) return [];
      return [
        {
          ...review,
          start: match.index,
          end: match.index + match[0].length,
          kind: "EVENT_DATE",
          why: "An exact day; the season is enough",
          instead: SEASON[month - 1] ?? "",
        },
      ];
    },
  );
}

const BEFORE_PLACE = new Set([
  "in",
  "near",
  "around",
  "outside",
  "from",
  "to",
  "village",
  "hamlet",
  "called",
  "at",
]);
const INSIDE_PLACE = new Set(["under", "on", "upon", "in", "le", "by", "the", "next", "cum", "super"]);

/** "in Seisdon", "Weston under Penyard": a place that is no town of over 20,000 people. */
function smallPlaces({ folded, tokens }: Prepared): RawFinding[] {
  return tokens.flatMap((token, at): RawFinding[] => {
    const before = tokens[at - 1];
    if (!before || token.bare.length < 4 || /\d/.test(token.bare) || token.upper) return [];
    if (!BEFORE_PLACE.has(before.bare) || !/^ $/.test(folded.text.slice(before.end, token.start))) return [];
    const { bare } = token;
    if (
      PLACE_NAMES.has(bare) ||
      GENERIC_WORDS.has(bare) ||
      FIELD_WORDS.has(bare) ||
      MONTHS.has(bare) ||
      SEASONS.has(bare)
    )
      return [];
    let last = at;
    const gap = (index: number) => folded.text.slice(tokens[index]?.end ?? 0, tokens[index + 1]?.start ?? 0);
    while (last < at + 3) {
      const next = tokens[last + 1];
      const after = tokens[last + 2];
      if (!next || !/^[ -]$/.test(gap(last))) break;
      if (next.capital === token.capital && next.bare.length > 3 && !isOrdinaryWord(next.bare)) last += 1;
      else if (next.capital && token.capital && next.bare.length > 2) last += 1;
      else if (
        INSIDE_PLACE.has(next.bare) &&
        after?.capital &&
        token.capital &&
        !FIELD_WORDS.has(after.bare) &&
        !MONTHS.has(after.bare)
      )
        last += 2;
      else break;
    }
    const words = tokens.slice(at, last + 1);
    const strange = words.some(({ bare: word }) => !isOrdinaryWord(word) && !PLACE_WORDS.has(word));
    if (
      !strange &&
      !(
        token.capital &&
        words.length > 1 &&
        before.bare !== "at" &&
        !words.some(({ bare: word }) => GENERIC_WORDS.has(word) || FIELD_WORDS.has(word))
      )
    )
      return [];
    if (words.length === 1 && (isOrdinaryWord(bare) || PLACE_WORDS.has(bare) || before.bare === "at"))
      return [];
    return [
      {
        ...review,
        start: token.start,
        end: words.at(-1)?.end ?? token.end,
        kind: "SMALL_PLACE",
        why: "It may be a small place",
        instead: "[place]",
      },
    ];
  });
}
