/** How the filing of a placement in the child's case record stands. Pure. */

export type FilingStanding = "not-filed" | "taken" | "outdated" | "filed";

/**
 * `filed`: a filed pack covers everything; `outdated`: something was recorded since the one that is filed; `taken`: one was
 * taken and none is filed. `stand` counts what there is to cover.
 */
export function standingOf(
  packs: readonly { covers: number; filed: boolean }[],
  stand: number,
): FilingStanding {
  const filed = packs.filter((one) => one.filed);
  if (filed.some(({ covers }) => covers >= stand)) return "filed";
  if (filed.length > 0) return "outdated";
  return packs.length > 0 ? "taken" : "not-filed";
}

/** What is wrong with the day on which a pack was filed: it is one from the day on which it was taken until today. */
export function filedOnProblem(day: string, taken: string, today: string): string | undefined {
  if (day > today) return "The day it was filed must be today or in the past";
  return day < taken ? "It cannot have been filed before it was downloaded" : undefined;
}
