/** Where a text says a child's age to the year, though a wider band is published. Pure. */

const WORDS = [
  ..."zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split(" "),
  ..."fifteen sixteen seventeen eighteen".split(" "),
];

export type AgeTold = { start: number; end: number };

/**
 * Finds "14 years old", "14-year-old", "aged fourteen", "she is 14", "turns 15 in May" and the school year ("Year 9") of
 * a child of this age in completed years. What happened at another age ("came into care at nine") is left alone.
 */
export function findAgeTold(text: string, age: number): AgeTold[] {
  const now = numberOr(age);
  const next = numberOr(age + 1);
  const old = "(?:[\\s-]*(?:years?|yrs?|y))?[\\s./-]*(?:olds?|o\\b|of age)";
  const school = [age - 5, age - 4].filter((year) => year >= 1 && year <= 13);
  const patterns = [
    `\\b${now}${old}`,
    `\\b(?:aged?|age of|aged? now|is|is now|now|turned|just turned|has turned)[\\s:]+(?:only |just |now )?${now}\\b(?![\\s-]*(?:%|per ?cent|miles?|minutes?|hours?|days?|weeks?|months?|times?|pm|am|o'clock|:))`,
    `\\b(?:turns|turning|will be|will turn|nearly|almost|soon)\\s+${next}\\b(?![\\s-]*(?:%|miles?|minutes?|hours?|days?|weeks?|months?|times?))`,
    `\\bnearly ${next}${old}`,
    ...(school.length > 0
      ? [`\\b(?:school )?(?:year|yr)\\s?(?:group )?(?:${school.join("|")})\\b(?!\\s?-?\\s?olds?)`]
      : []),
  ];
  const found = patterns.flatMap((pattern) =>
    [...text.matchAll(new RegExp(pattern, "giu"))].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  return found
    .sort((a, b) => a.start - b.start)
    .filter(({ start }, index, all) => index === 0 || start >= (all[index - 1]?.end ?? 0));
}

function numberOr(years: number): string {
  const word = WORDS[years];
  return word ? `(?:${years}|${word})` : String(years);
}
