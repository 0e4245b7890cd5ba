import type { MatchableService } from "~/domains/providers/register-service.rules";
import { titlesApart } from "~/domains/providers/service-words.rules";
import { isStale } from "~/domains/providers/vacancy.rules";
import { WANTED_KINDS, type WantedKind } from "~/domains/referrals/referral.options";
import { list } from "./inbox-words.rules";
import { areaWords, type StageChoice } from "./stage.schema";

type Listed = Pick<MatchableService, "vacancy" | "kind" | "localAuthority"> & {
  name: string | null;
  registrationNumber: string;
};

/** Why an organisation got a referral, in its own services' names and without a word of the child. */
export function sentBecause(
  services: readonly Listed[],
  choice: Pick<StageChoice, "stage" | "area">,
  kind: WantedKind,
  now: Date,
): string {
  const names = titlesApart(services);
  const label = WANTED_KINDS[kind].label.replace(" (16 and over)", "");
  const care = `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  const free = services.filter(
    ({ vacancy }) => vacancy && (vacancy.left ?? vacancy.places) > 0 && !isStale(vacancy.confirmedAt, now),
  );
  const place =
    free.length === 0
      ? ""
      : free.length === services.length
        ? ", with a place free"
        : `, ${free.length} with a place free`;
  const verb = services.length === 1 ? "matches" : "match";
  const where =
    choice.stage === "internal"
      ? "the council asks its own services first"
      : choice.area.kind === "owner"
        ? "the council asks you by name"
        : `the search covers ${areaWords(choice.area)}`;
  return `Sent to you because ${list(names)} ${verb} what is asked (${care})${place}; ${where}.`;
}
