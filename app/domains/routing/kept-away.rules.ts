import type { OutcodeVerdict } from "~/domains/providers/outcode-check.rules";
import type { Preview } from "./groups.rules";
import { isKeptAwayFrom, type MatchableService } from "./matching.rules";

/** What each area to keep away from, and each better avoided, does to a search: said before anything is sent. Pure. */
export type KeptAway = {
  area: string;
  /** "Keeps away 3 services that match otherwise". */
  words: string;
  /** Nothing is kept away: it may be mistyped. */
  warns: boolean;
};

const services = (count: number) => (count === 1 ? "1 service" : `${count} services`);

/** One line for each area to keep away from: how many services match but for it. */
export function keptAway(
  preview: Preview<MatchableService>,
  areas: readonly string[],
  verdicts: ReadonlyMap<string, OutcodeVerdict>,
): KeptAway[] {
  const kept = preview.groups["does-not-match"].filter(({ reasons }) =>
    reasons.every(({ code }) => code === "keep-away"),
  );
  return areas.map((area) => {
    const count = kept.filter(({ service }) => isKeptAwayFrom(service, [area])).length;
    if (count > 0) return { area, words: `keeps away ${services(count)} that would match`, warns: false };
    return { area, words: `keeps no service away${because(area, verdicts)}`, warns: true };
  });
}

/** The same for areas better avoided: they keep nobody away, and a broker sees who of those who get it lies there. */
export function betterAvoided(
  getting: readonly MatchableService[],
  areas: readonly string[],
  verdicts: ReadonlyMap<string, OutcodeVerdict>,
): KeptAway[] {
  return areas.map((area) => {
    const count = getting.filter((service) => isKeptAwayFrom(service, [area])).length;
    const lies = count === 1 ? "lies" : "lie";
    return {
      area,
      words:
        count > 0
          ? `${services(count)} of those who get it ${lies} there: this keeps nobody away`
          : `none of those who get it is known to lie there${because(area, verdicts)}`,
      warns: count > 0 || verdicts.get(area) === "unknown" || verdicts.get(area) === "not-covered",
    };
  });
}

function because(area: string, verdicts: ReadonlyMap<string, OutcodeVerdict>): string {
  switch (verdicts.get(area)) {
    case "unknown":
      return `. ${area} is not the first half of any postcode: check it`;
    case "not-covered":
      return `. No table of postcodes here reaches ${area}: check it yourself, and ring services that may lie there`;
    case "no-table":
      return ". No table of postcodes is loaded, so it could not be checked";
    default:
      return ". Check that it is the area you mean; services that have not told us where they are may still lie there";
  }
}
