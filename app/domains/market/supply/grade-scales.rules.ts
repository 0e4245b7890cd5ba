import { GRADES, type Grade, gradeName, NOT_YET_INSPECTED } from "~/domains/providers/grades.rules";
import type { ServiceKind } from "~/domains/providers/kinds.rules";

/**
 * The scales of inspection outcomes, each for its kinds of service and from its day on. A scale is never changed: a new one
 * is added with its day, so that what was counted on the old one stays true.
 */
export interface GradeScale {
  key: string;
  label: string;
  kinds: readonly ServiceKind[];
  /** The first day on which inspections gave its outcomes (ISO). */
  from: string;
  /** Best first. */
  grades: readonly Grade[];
}

const GRADE_SCALES: readonly GradeScale[] = [
  {
    key: "four-judgements",
    label: "Ofsted's four grades",
    kinds: [
      "childrens-home",
      "special-school-as-childrens-home",
      "residential-special-school",
      "residential-family-centre",
      "fostering-agency",
      "short-breaks",
      "secure-childrens-home",
    ],
    // Social care common inspection framework.
    from: "2017-04-01",
    grades: GRADES.slice(0, 4),
  },
  {
    key: "supported-accommodation",
    label: "the three outcomes of supported accommodation",
    kinds: ["supported-accommodation"],
    // Inspections of supported accommodation began in September 2024.
    from: "2024-09-01",
    grades: GRADES.slice(4),
  },
];

/** The scale on which a kind of service was judged on a day, or null where it had none. */
export function gradeScaleOf(kind: ServiceKind, day: string): GradeScale | null {
  const scales = GRADE_SCALES.filter((scale) => scale.kinds.includes(kind) && scale.from <= day);
  return scales.toSorted((a, b) => b.from.localeCompare(a.from))[0] ?? null;
}

/** How many of some services have each outcome of a scale, best first, and then those without one. */
export function gradeMix(
  services: readonly { grade: string | null }[],
  scale: GradeScale,
): { key: string; label: string; count: number }[] {
  const count = (grade: string | null) => services.filter((service) => service.grade === grade).length;
  const known = scale.grades.map((grade) => ({ key: grade, label: gradeName(grade), count: count(grade) }));
  const graded = known.reduce((sum, one) => sum + one.count, 0);
  // An outcome of another scale is none of this one: it is not yet inspected on it.
  return [...known, { key: "none", label: NOT_YET_INSPECTED, count: services.length - graded }];
}
