import type { FindingKind, RawFinding } from "../finding.rules";
import type { Prepared } from "../prepared.rules";

type Pattern = {
  kind: FindingKind;
  find: RegExp;
  instead: string;
  why: string;
  tier?: "review";
  is?: (match: string) => boolean;
};

/** "01.02.2027 - 31", "2027-02-01 17": a date with what follows it is as long as a number. */
const BEGINS_WITH_A_DATE =
  /^\(?(?:(?:0?[1-9]|[12]\d|3[01])[\s./-]{1,3}(?:0?[1-9]|1[0-2])[\s./-]{1,3}(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\d)/;
const NUMBERLIKE = "It has the form of one, whether or not its check digit fits";
const digits = (text: string) => text.replace(/o/g, "0").replace(/[il]/g, "1").replace(/\D/g, "");

/** Helplines and emergency numbers that every child may be given: they say nothing of anybody. */
const HELPLINES = new Set([
  "08001111",
  "08088005000",
  "08005551111",
  "08000556112",
  "0800555111",
  "08088010677",
  "08081010000",
  "0116123",
  "08002335322",
  "08001381677",
  "08008494 0",
  "08006891122",
  "03003232323",
  "0808800",
]);

/** Words that stand between a number and "close" or "way" in a sentence, never in a street. */
const NO_STREET =
  /\s(?:years?|months?|weeks?|days?|hours?|minutes?|miles?|times?|children|people|staff|beds?|of|in|and|to|at|on|is|was|for|from|with|a|an|any|her|his|their|year|night|percent|per|pm|am|mg|ml|places?|homes?|visits?)\s/;

const DOT = "(?:\\.|\\s?[([{]dot[)\\]}]\\s?|\\s+dot\\s+)";
const LOCAL = `[\\p{L}\\p{N}_%+-]{1,64}(?:${DOT}[\\p{L}\\p{N}_%+-]{1,40}){0,4}`;
const HOST = `[\\p{L}\\p{N}-]{1,63}(?:\\s?${DOT}\\s?[\\p{L}\\p{N}-]{2,63}){1,5}`;
const NUMBER_WORD = "(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|treble)";
/** How many digits a word adds: "double seven" is two. */
const WORTH: Readonly<Record<string, number>> = { double: 1, triple: 2, treble: 2 };

/** UK numbers and addresses by their form. A checksum never lets one through: a mistyped NHS number still identifies. */
const PATTERNS: readonly Pattern[] = [
  {
    kind: "EMAIL",
    find: new RegExp(`(?<![\\p{L}\\p{N}])${LOCAL}(?:\\s?@\\s?|\\s?[([{]at[)\\]}]\\s?)${HOST}`, "gu"),
    instead: "[email]",
    why: "It is an email address",
    // "20 hours @ 22.50" is a price.
    is: (match) => /\p{L}\p{L}$/u.test(match),
  },
  {
    kind: "EMAIL",
    find: new RegExp(`(?<![\\p{L}\\p{N}])${LOCAL}\\s+at\\s+${HOST}`, "gu"),
    instead: "[email]",
    why: "It is an email address in words",
    // "look at mail.example" is no address: in words both signs are.
    is: (match) => /\bdot\b/.test(match.slice(match.search(/\sat\s/) + 4)),
  },
  {
    kind: "HANDLE",
    find: /(?<![\p{L}\p{N}.])@\s?[\p{L}\p{N}][\p{L}\p{N}._]{2,40}/gu,
    instead: "[user name]",
    why: "It is a user name",
    // "@ Linden" is a place.
    is: (match) => /\p{L}/u.test(match) && (!/^@\s/.test(match) || /[\d._]/.test(match)),
  },
  {
    kind: "HANDLE",
    find: /(?<![\p{L}\p{N}@._])(?<=\b(?:snapchat|snap|instagram|insta|tiktok|tik tok|discord|roblox|facebook|twitter|xbox|psn|playstation|steam|twitch|kik|username|user name|handle|gamertag|gamer tag|account|profile|online as|goes by)\b[^.\n]{0,30}?)(?=[\p{L}\p{N}._]*[\d._])[\p{L}][\p{L}\p{N}]*[._\d][\p{L}\p{N}._]*[\p{L}\p{N}]/gu,
    instead: "[user name]",
    why: "It is a user name",
    is: (match) => !/^\d|^(?:ks|year|covid|e\.g|i\.e)/.test(match),
  },
  {
    kind: "HANDLE",
    find: /(?<![\p{L}\p{N}@._/-])(?:[a-z]{4,20}\d{2,4}|[a-z]{2,20}[._][a-z]{2,20}[._]?\d{0,4}|[a-z]{2,20}_[a-z0-9]{1,20})(?![\p{L}\p{N}@._])/gu,
    instead: "[user name]",
    why: "It looks like a user name",
    tier: "review",
    is: (match) =>
      !/^(?:covid|section|year|room|page|form|level|grade|stage|type|unit|flat|plan|www|stage|group|week|term)/.test(
        match,
      ) && !/^[a-z]{2,}\.(?:[a-z]{4,})$/.test(match),
  },
  {
    kind: "UPN",
    find: /(?<![\p{L}\p{N}])[a-z]\s?\d(?:[\s-]?\d){10}\s?[a-z\d](?![\p{L}\p{N}])/gu,
    instead: "[pupil number]",
    why: NUMBERLIKE,
  },
  {
    kind: "NINO",
    find: /(?<![\p{L}\p{N}])[a-ceghj-prstw-z][a-ceghj-nprstw-z](?:[\s.-]{0,2}[\do]){6}[\s.-]{0,2}[a-d](?![\p{L}\p{N}])/gu,
    instead: "[National Insurance number]",
    why: NUMBERLIKE,
  },
  {
    kind: "COURT_CASE",
    find: /(?<![\p{L}\p{N}])[a-z]{2}\s?\d{2}\s?[cpzf]\s?\d{4,6}(?![\p{L}\p{N}])/gu,
    instead: "[court case]",
    why: NUMBERLIKE,
  },
  {
    kind: "PHONE",
    find: /(?<![\p{L}\p{N}])(?:(?:\(?\s?\+|[0o]{2})\s?44\s?\)?[\s-]?(?:\(?0\)?)?|\(?[0o])[\s()-]{0,2}(?:[\do][\s().-]{0,3}){8,9}[\do](?![\p{L}\p{N}])/gu,
    instead: "[phone]",
    why: "It is a telephone number",
    is: (match) => {
      const number = digits(match);
      return (
        !HELPLINES.has(number) && !BEGINS_WITH_A_DATE.test(match) && (match.match(/\d/g) ?? []).length >= 3
      );
    },
  },
  {
    kind: "PHONE",
    find: new RegExp(`(?<![\\p{L}])${NUMBER_WORD}(?:[\\s,.-]{1,3}${NUMBER_WORD}){5,}(?![\\p{L}])`, "gu"),
    instead: "[phone]",
    why: "It is a number in words",
    is: (match) => match.split(/[\s,.-]+/).reduce((sum, word) => sum + (WORTH[word] ?? 1), 0) >= 9,
  },
  {
    kind: "NHS_NUMBER",
    find: /(?<![\p{L}\p{N}£.,/])(?:[\doil][\s.-]{0,2}){9}[\doil](?![\p{L}\p{N}]|[.,]\d|\/)/gu,
    instead: "[NHS number]",
    why: NUMBERLIKE,
    is: (match) => {
      const number = digits(match);
      return (
        number.length === 10 &&
        !BEGINS_WITH_A_DATE.test(match) &&
        (match.match(/\d/g) ?? []).length >= 8 &&
        !/^0/.test(number)
      );
    },
  },
  {
    kind: "NHS_NUMBER",
    find: /(?<=\bnhs\s?(?:no|number|num|id|#)?[\s.:#-]{0,4})\d(?:[\s.-]{0,2}[\do]){6,10}(?![\p{L}\p{N}])/gu,
    instead: "[NHS number]",
    why: "It stands as an NHS number",
    is: (match) => digits(match).length >= 8,
  },
  {
    kind: "POSTCODE",
    find: /(?<![\p{L}\p{N}])(?:[a-pr-uwyz][a-hk-y]?[\do][a-hjkps-uw\d]?)[\s.-]{0,3}[\do][abd-hjlnp-uw-z]{2}(?![\p{L}\p{N}])/gu,
    instead: "[postcode]",
    why: "It is a full postcode",
    // A letter O may stand for a zero, but "to 1st" is none.
    is: (match) => /\d/.test(match.replace(/[\s.-]/g, "").slice(0, -3)),
  },
  {
    kind: "VEHICLE_REG",
    find: /(?<![\p{L}\p{N}])[a-hj-prstuvwxy][a-hj-prstuvwxy][\s.-]{0,2}[\do][\doil][\s.-]{0,2}[a-hj-pr-z]{3}(?![\p{L}\p{N}])/gu,
    instead: "[number plate]",
    why: "It has the form of a number plate",
    // "do 24 hrs", "at 10. She".
    is: (match) =>
      /\d/.test(match) &&
      !/^(?:in|at|of|on|by|to|is|as|or|do|be|we|he|go|no|so|up|us|my|me|am|an|if|pm)[\s.]+\d\d[\s.]/.test(
        match,
      ) &&
      !/[\s.](?:hrs|min|yrs|day|wks|the|she|and)$/.test(match),
  },
  {
    kind: "VEHICLE_REG",
    find: /(?<![\p{L}\p{N}])(?<=\b(?:reg|registration|plate|number plate|vrm|index)\b[^.\n]{0,15}?)(?:[a-z]\d{1,3}\s?[a-z]{3}|[a-z]{3}\s?\d{1,3}[a-z]|[a-z]{1,3}\s?\d{1,4})(?![\p{L}\p{N}])/gu,
    instead: "[number plate]",
    why: "It stands as a number plate",
  },
  {
    kind: "VEHICLE_REG",
    find: /(?<![\p{L}\p{N}])(?<=\b(?:car|van|lorry|vehicle|motorbike|moped|taxi|corsa|fiesta|astra|golf|polo|clio|focus|audi|bmw|mercedes|transit|reg|plate)\b[^.\n]{0,25}?)[a-hj-npr-y][\s.-]{0,2}(?:[\do][\s.-]{0,2}){1,3}[a-hj-pr-z][\s.-]{0,2}[a-hj-pr-z][\s.-]{0,2}[a-hj-pr-z](?![\p{L}\p{N}])/gu,
    instead: "[number plate]",
    why: "It stands as a number plate",
    is: (match) => /\d/.test(match),
  },
  {
    kind: "CASE_ID",
    find: /(?<![\p{L}\p{N}])(?:urn|crn)[\s.:#-]{1,3}\d{2}[a-z]{2}\d{5,8}(?![\p{L}\p{N}])/gu,
    instead: "[case number]",
    why: "It has the form of a police reference",
  },
  {
    kind: "ADDRESS",
    find: /(?<![\p{L}\p{N}£.,/])(?:(?:flat|apartment|apt|unit|plot)\s\d{1,4}[a-z]?,?\s)?\d{1,4}[a-z]?,?\s(?:[\p{L}'-]{2,20}\s){1,3}(?:road|rd|street|st|str|avenue|ave|close|cl|lane|la|ln|drive|dr|crescent|cres|grove|gr|gro|row|walk|wlk|wk|way|gardens|gdns|terrace|court|ct|place|pl|hill|green|square|mews|approach|parade|bank|rise|view|paddock|paddocks|orchard|croft|meadows?|coppice|spinney|fold|wharf|vale|gate|dell|dene|leys|leas)(?![\p{L}\p{N}])/gu,
    instead: "[address]",
    why: "It has the form of an address",
    tier: "review",
    is: (match) => !NO_STREET.test(match),
  },
  {
    kind: "ADDRESS",
    find: /(?<=\b(?:lives?|living|stays?|staying|stayed|found|resid(?:es|ing)|address is|home is) (?:at|on|in) )(?:\d{1,4}[a-z]?,? )?(?:[\p{L}'-]{2,20} ){1,2}(?:road|rd|street|st|str|avenue|ave|close|cl|lane|la|ln|drive|dr|crescent|cres|grove|gr|gro|row|walk|wlk|wk|way|gardens|gdns|terrace|court|ct|place|pl|hill|green|square|mews|approach|parade|bank|rise|view|paddock|paddocks|orchard|croft|meadows?|coppice|spinney|fold|wharf|vale|gate|dell|dene|leys|leas)(?![\p{L}\p{N}])|(?<=\b(?:lives?|living|stays?|staying|stayed|found|resid(?:es|ing)|address is|home is) at )\d{1,4}[a-z]?,? [\p{L}'-]{3,20}(?: [\p{L}'-]{3,20})?(?=\s?[,.;)\n])/gu,
    instead: "[address]",
    why: "It stands as an address",
    tier: "review",
    is: (match) =>
      !NO_STREET.test(` ${match} `) &&
      !/^(?:the|a|an|his|her|their|our|any|one) (?:right|same|old|own|own)/.test(match),
  },
  {
    kind: "CASE_ID",
    find: /(?<=\b(?:lcs|mosaic|liquid ?logic|eclipse|carefirst|case|ref|reference|file|client|person|pin|crime|log)\s?(?:id|no|number|ref|reference|urn|crn)?[\s.:#-]{1,3})(?=[a-z\d/-]{0,40}\d{4})[a-z]{0,4}[\d][a-z\d/-]{3,14}(?![\p{L}\p{N}])/gu,
    instead: "[case number]",
    why: "It stands as a case number",
  },
];

/** Numbers, addresses and user names by their form, also spelled with a sign between each letter. */
export function patternLayer(text: Prepared): RawFinding[] {
  const { folded, runs } = text;
  const found: RawFinding[] = [];
  const add = ({ kind, instead, why, tier }: Pattern, start: number, end: number) =>
    found.push({ start, end, kind, tier: tier ?? "auto", known: false, why, instead });
  for (const pattern of PATTERNS)
    for (const match of folded.text.matchAll(pattern.find)) {
      if (pattern.is && !pattern.is(match[0])) continue;
      const trimmed = match[0].replace(/(?<![\s.,(-])[\s.,(-]+$/u, "");
      add(pattern, match.index, match.index + trimmed.length);
    }
  // "w.a.8.1.2.0.9.0.a": the same patterns over the letters alone, for a run that is nothing but single signs.
  for (const { start, end } of runs) {
    const plus = /\+[\s.]{0,2}$/.test(folded.text.slice(Math.max(0, start - 3), start)) ? "+" : "";
    const letters = plus + folded.text.slice(start, end).replace(/[^\p{L}\p{N}@]/gu, "");
    if (letters.length < 5 || letters.length > 40) continue;
    for (const pattern of PATTERNS) {
      if (pattern.tier === "review" || pattern.kind === "HANDLE") continue;
      const [match] = letters.matchAll(pattern.find);
      if (match && match[0].length === letters.length && (pattern.is?.(match[0]) ?? true))
        add(pattern, start, end);
    }
  }
  return found;
}
