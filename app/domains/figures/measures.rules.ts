/** The published figures that are kept, and how a row of a release is known by what it says it counts. Pure. */

export const MEASURES = [
  "looked-after",
  "rate-per-10000",
  "started",
  "ceased",
  "net-gain",
  "placed-here-by-others",
  "placed-outside",
  "three-or-more-placements",
  "new-placements-by-distance",
  "outturn-looked-after",
  "outturn-residential",
  "outturn-fostering",
  "outturn-asylum-seeking",
  "outturn-other",
] as const;
export type Measure = (typeof MEASURES)[number];

export interface MeasureDefinition {
  definition: string;
  unit: "children" | "placements" | "children per 10,000 aged under 18" | "£ thousand";
  /** The title of the publisher's statistics. */
  source: string;
}

const CHILDREN_LOOKED_AFTER =
  "Department for Education, Children looked after in England including adoptions";
const of = (definition: string, unit: MeasureDefinition["unit"] = "children"): MeasureDefinition => ({
  definition,
  unit,
  source: CHILDREN_LOOKED_AFTER,
});
const OUTTURN = "Ministry of Housing, Communities and Local Government, Revenue outturn social care (RO3)";
const spent = (on: string): MeasureDefinition => ({
  definition: `Net current expenditure on ${on} in the year to 31 March`,
  unit: "£ thousand",
  source: OUTTURN,
});

export const DEFINITIONS: Readonly<Record<Measure, MeasureDefinition>> = {
  "looked-after": of("Children looked after on 31 March"),
  "rate-per-10000": of(
    "Children looked after on 31 March per 10,000 aged under 18",
    "children per 10,000 aged under 18",
  ),
  started: of("Children who started to be looked after in the year to 31 March"),
  ceased: of("Children who ceased to be looked after in the year to 31 March"),
  "net-gain": of(
    "Children of other councils placed in the area, less own children placed outside it, on 31 March",
  ),
  "placed-here-by-others": of("Children of other councils placed in the area on 31 March"),
  "placed-outside": of("Own children placed outside the area on 31 March"),
  "three-or-more-placements": of(
    "Children looked after on 31 March with three or more placements in the year",
  ),
  "new-placements-by-distance": of(
    "Placements that began in the year to 31 March, by where they are",
    "placements",
  ),
  "outturn-looked-after": spent("children looked after"),
  "outturn-residential": spent("residential care of children looked after"),
  "outturn-fostering": spent("fostering of children looked after"),
  "outturn-asylum-seeking": spent("asylum seeking children who are looked after"),
  "outturn-other": spent("children looked after, booked neither under residential care nor fostering"),
};

export interface Counted {
  measure: Measure;
  /** Part of the measure that the row counts; empty for the whole of a measure without parts. */
  part: string;
}

/** Parts of `new-placements-by-distance`, in the order in which they are shown. */
export const DISTANCES = [
  "inside-under-20-miles",
  "inside-over-20-miles",
  "outside-under-20-miles",
  "outside-over-20-miles",
  "not-known",
  "total",
] as const;

/**
 * What a row counts, by the words of its group and item, or null for what is not kept. Releases word the same thing
 * differently ("at 31 March", "on 31 March"): what matters is what must be in the label, and what must not.
 */
export function countedBy(group: string, item: string): Counted | null {
  const label = `${group} ${item}`.toLowerCase().replace(/\s+/g, " ").trim();
  const whole = (measure: Measure): Counted => ({ measure, part: "" });
  if (/\bnet gain\b/.test(label)) return whole("net-gain");
  if (/\bresponsibility of other\b/.test(label) && /\bplaced (with)?in\b/.test(label))
    return whole("placed-here-by-others");
  if (/\bresponsibility of th(is|e) la\b/.test(label) && /\bplaced outside\b/.test(label))
    return whole("placed-outside");
  if (/\bnew placements\b/.test(label)) return distanceOf(group, item);
  if (/\b(3|three) or more placements\b/.test(label))
    return /\b(2|two) years\b/.test(label) ? null : whole("three-or-more-placements");
  if (item.trim() !== "" || !/\blooked after\b/.test(label)) return null;
  if (/\bstart(ing|ed|s)?\b/.test(label)) return whole("started");
  if (/\bceas(ing|ed|e|es)\b/.test(label)) return whole("ceased");
  return /\b(at|on) 31(st)? march\b/.test(label) ? whole("looked-after") : null;
}

function distanceOf(group: string, item: string): Counted | null {
  if (!/\b(location|distance)\b/i.test(group)) return null;
  const part = item.toLowerCase();
  const counted = (at: (typeof DISTANCES)[number]): Counted => ({
    measure: "new-placements-by-distance",
    part: at,
  });
  if (/\btotal\b|^all\b/.test(part)) return counted("total");
  if (/\bnot (known|recorded)\b|\bunknown\b/.test(part)) return counted("not-known");
  const where = /\binside\b|\bwithin\b/.test(part) ? "inside" : /\boutside\b/.test(part) ? "outside" : null;
  const far = /\b(less|under|fewer)\b/.test(part) ? "under" : /\b(more|over)\b/.test(part) ? "over" : null;
  return where && far ? counted(`${where}-${far}-20-miles`) : null;
}
