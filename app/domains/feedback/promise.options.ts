/** What a placement is promised to give a child, as its social worker looks at it after four weeks. The same in prisma/sql/feedback.sql. */
export const PROMISE_POINTS = {
  staffing: { label: "Staffing", hint: "As many staff, and by day and night, as was agreed" },
  education: { label: "Education", hint: "A place, lessons and getting there" },
  health: { label: "Health", hint: "GP, dentist, therapy, medication" },
  "family-time": { label: "Family time", hint: "As often and in the way that was agreed" },
  culture: { label: "Culture and identity", hint: "Food, faith, language, hair and skin, who the child is" },
  extras: { label: "Extras that are paid for", hint: "What is charged on top of the core fee is given" },
} as const;
export type PromisePoint = keyof typeof PROMISE_POINTS;

export const PROMISE_ANSWERS = {
  kept: "As promised",
  differs: "Not as promised",
  unknown: "Not known yet",
  none: "Nothing was promised",
} as const;
export type PromiseAnswer = keyof typeof PROMISE_ANSWERS;

/** The point as pages call it; one that is no longer asked about keeps its code. */
export function promiseLabel(point: string): string {
  return Object.hasOwn(PROMISE_POINTS, point) ? PROMISE_POINTS[point as PromisePoint].label : point;
}
