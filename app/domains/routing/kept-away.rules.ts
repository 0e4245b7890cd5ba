import type { OutcodeVerdict } from "~/domains/providers/outcode-check.rules";
import type { MatchableService } from "~/domains/providers/register-service.rules";
import type { Preview } from "./groups.rules";
import { isKeptAwayFrom } from "./matching.rules";

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
    if (count > 0) return { area, words: `rules out ${services(count)} that would match`, warns: false };
    return { area, words: `does not rule out any services${because(area, verdicts)}`, warns: true };
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
    const lies = count === 1 ? "is" : "are";
    return {
      area,
      words:
        count > 0
          ? `${services(count)} that will get the referral ${lies} there: better avoided does not rule them out`
          : `no service that will get the referral is known to be there${because(area, verdicts)}`,
      warns: count > 0 || verdicts.get(area) === "unknown" || verdicts.get(area) === "not-covered",
    };
  });
}

function because(area: string, verdicts: ReadonlyMap<string, OutcodeVerdict>): string {
  switch (verdicts.get(area)) {
    case "unknown":
      return `. ${area} is not the first half of any postcode: check it`;
    case "not-covered":
      return `. We have no postcode data for ${area}: check it yourself, and ring services that may be there`;
    case "no-table":
      return ". No postcode data is loaded, so we could not check it";
    default:
      return ". Check that it is the area you mean; services that have not told us where they are may still be there";
  }
}
