/** How a child's own view came to be known, or that the child was not asked. */
export const VIEW_KINDS = {
  words: { label: "In the child’s own words" },
  observed: { label: "The child does not use words, and was asked in another way" },
  "not-asked": { label: "The child was not asked" },
} as const;
export type ViewKind = keyof typeof VIEW_KINDS;

/** Why a child was not asked. */
export const NOT_ASKED = {
  refused: { label: "The child did not want to be asked" },
  "no-time": { label: "There was no time before the child had to move" },
  "not-reached": { label: "The child could not be reached" },
  harm: { label: "Asking would have harmed the child" },
  other: { label: "Another reason" },
} as const;
export type NotAsked = keyof typeof NOT_ASKED;

/** When a child is asked: of the options before one is chosen, and of the placement after four weeks. */
export const VIEW_MOMENTS = {
  options: "The child’s view of the options",
  "after-28-days": "The child’s view after 28 days",
} as const;
export type ViewMoment = keyof typeof VIEW_MOMENTS;

/** "In the child’s own words"; of a child who was not asked, why. */
export function viewKindWords(how: string, why: string | null): string {
  const kind = Object.hasOwn(VIEW_KINDS, how) ? VIEW_KINDS[how as ViewKind].label : how;
  const reason = why !== null && Object.hasOwn(NOT_ASKED, why) ? NOT_ASKED[why as NotAsked].label : null;
  return reason ? `${kind}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}` : kind;
}
