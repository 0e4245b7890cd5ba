/** Inspection outcomes. Pure. */

/**
 * Ofsted's four judgements, then the three outcomes of supported accommodation, which are no grade of the
 * four. A service without either is not yet inspected: null in the register, and no bad grade.
 */
export const GRADES = [
  "outstanding",
  "good",
  "requires-improvement",
  "inadequate",
  "consistently-strong",
  "inconsistent",
  "serious-weaknesses",
] as const;
export type Grade = (typeof GRADES)[number];

const NAMES: Record<Grade, string> = {
  outstanding: "Outstanding",
  good: "Good",
  "requires-improvement": "Requires improvement to be good",
  inadequate: "Inadequate",
  "consistently-strong": "Consistently strong service delivery",
  inconsistent: "Inconsistent quality of service delivery",
  "serious-weaknesses": "Serious or widespread weaknesses",
};

export const NOT_YET_INSPECTED = "Not yet inspected";

/** The outcome as pages say it; null reads "Not yet inspected". */
export function gradeName(grade: string | null): string {
  if (grade === null) return NOT_YET_INSPECTED;
  return NAMES[grade as Grade] ?? grade;
}

/** The two lowest outcomes: what a page marks as a warning in words. */
export function isPoorGrade(grade: string | null): boolean {
  return grade === "inadequate" || grade === "serious-weaknesses";
}

/**
 * The outcome behind the publisher's wording: a code, null when the cell says that there is none yet, or
 * undefined for a wording not known.
 */
export function gradeOfWording(wording: string): Grade | null | undefined {
  const folded = wording
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")
    .trim();
  if (
    folded === "" ||
    /^(not (yet )?(inspected|judged|applicable|available)|no (grade|judgement)|n a|null|none)\b/.test(folded)
  )
    return null;
  if (/^outstanding\b/.test(folded)) return "outstanding";
  if (/^good\b/.test(folded)) return "good";
  // "Adequate" and "satisfactory" were the third grade until 2015; today's wording for it is used.
  if (/^(requires improvement|adequate|satisfactory)\b/.test(folded)) return "requires-improvement";
  if (/^inadequate\b/.test(folded)) return "inadequate";
  if (/^consistently strong\b/.test(folded)) return "consistently-strong";
  if (/^inconsistent\b/.test(folded)) return "inconsistent";
  if (/\bserious (or|and) widespread\b|^serious\b|^widespread\b/.test(folded)) return "serious-weaknesses";
  return undefined;
}
