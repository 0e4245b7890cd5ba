/** Which typed numbers of 1 to 5 are of people, and which marks a total gives away. Pure. */

/** Of whom counts of 1 to 5 are never published (DfE practice; docs/domain.md, rule 3). */
const PEOPLE =
  /\b(?:child|children|young people|young persons?|people|persons?|boys?|girls?|bab(?:y|ies)|infants?|toddlers?|teens?|teenagers?|adolescents?|siblings?|brothers?|sisters?|care leavers?|uasc|residents?|referrals?|placements?|cases?|admissions?|searches|moves)\b/i;

/** What may be counted in ones: nothing of it is somebody. */
const THINGS =
  /£|%|\b(?:places?|homes?|beds?|bedrooms?|services?|providers?|owners?|schools?|buildings?|sites?|councils?|contracts?|projects?|pounds?|pence|per ?cent|percentages?|miles?|years?|months?|weeks?|days?|hours?)\b/i;

/** A share is no count. */
const SHARES = /%|\b(?:per ?cent|percentages?)\b/i;

/** Names of things in which people are named: "children's homes", "places for young people", "type of placement", "best case". */
const NAMES_OF_THINGS = [
  /\b(?:children|child|young people|boys?|girls?)['\u2019]?s?['\u2019]? (?:homes?|places?|beds?|services?)\b/gi,
  /\b(?:homes?|places?|beds?|services?) for (?:children|young people|boys|girls)\b/gi,
  /\b(?:types?|kinds?) of placements?\b/gi,
  /\bplacement types?\b/gi,
  /\b(?:best|worst|middle|expected) case\b/gi,
];
/** A home is called by how many it is for: "One child", "Two or three children". */
const SIZES =
  /\b(?:one|two|three|four|five|six|seven|eight|single)(?: (?:or|to) (?:two|three|four|five|six|seven|eight|more))? (?:child|children|young people)\b/gi;
const OF_HOMES = /\b(?:homes?|provision|services?|settings?)\b/i;

const namesPeople = (text: string) =>
  PEOPLE.test(NAMES_OF_THINGS.reduce((rest, name) => rest.replace(name, " "), text));

/** Everything that says what a typed number counts. */
export interface Counted {
  title: string;
  unit: string;
  rowHeading: string;
  /** Of all columns, and the one that the number stands in. */
  headings: readonly string[];
  heading: string;
  label: string;
}

/**
 * Whether a number of 1 to 5 may be of people: it is, unless its unit or its heading is plainly a thing, and nobody is named
 * in what stands around it.
 */
export function mayCountPeople({ title, unit, rowHeading, headings, heading, label }: Counted): boolean {
  if (SHARES.test(unit) || SHARES.test(heading)) return false;
  if (!THINGS.test(unit) && !THINGS.test(heading)) return true;
  // A column of homes beside one of children is of homes all the same.
  const columns = THINGS.test(heading) ? [heading] : headings;
  const row = OF_HOMES.test(rowHeading) ? label.replace(SIZES, " ") : label;
  return [title, unit, rowHeading, row, ...columns].some(namesPeople);
}

const TOTAL = /^(?:all|total|overall|together|sum)\b|\btotals?\b/i;

/**
 * The row or column that has a total and a single `c`, by its name; null where there is none. What is left when the others
 * are taken from the total is the number that must not be shown.
 *
 * @param rows a name and the cells as they were typed, a cell a heading
 */
export function givenAway(
  headings: readonly string[],
  rows: readonly { label: string; values: readonly string[] }[],
): string | null {
  const isSingle = (values: readonly (string | undefined)[]) =>
    values.filter((value) => value?.toLowerCase() === "c").length === 1;
  const row = headings.some((heading) => TOTAL.test(heading)) && rows.find(({ values }) => isSingle(values));
  if (row) return row.label;
  if (!rows.some(({ label }) => TOTAL.test(label))) return null;
  return headings.find((_, at) => isSingle(rows.map(({ values }) => values[at]))) ?? null;
}
