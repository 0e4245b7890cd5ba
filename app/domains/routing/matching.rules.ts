import type { Gender, Need } from "~/domains/providers/declared.rules";
import { GENDERS, NEEDS } from "~/domains/providers/declared.rules";
import { SERVICE_KINDS, type ServiceKind } from "~/domains/providers/kinds.rules";
import { placementStops } from "~/domains/providers/placement-stop.rules";
import type { MatchableService } from "~/domains/providers/register-service.rules";
import { FRESH_DAYS, isStale } from "~/domains/providers/vacancy.rules";
import { isOutcode } from "~/domains/referrals/location.schema";
import { type Purpose, WANTED_KINDS, type WantedKind } from "~/domains/referrals/referral.options";

export type MatchRequest = {
  /** In completed years. */
  age: number;
  gender: Gender;
  purpose: Purpose;
  serviceKind: WantedKind;
  needs: readonly Need[];
  mustKeepAway: readonly string[];
  now: Date;
};

export type ReasonCode =
  | "secure"
  | "never-matched"
  | "other-kind"
  | "short-breaks-only"
  | "under-16"
  | "not-active"
  | "suspended"
  | "restricted"
  | "declared-age"
  | "declared-gender"
  | "declared-need"
  | "keep-away"
  | "no-places";

export type MatchReason = { code: ReasonCode; message: string };
export type Match = { outcome: "matches" | "does-not-match"; reasons: MatchReason[] };

/**
 * Whether a service may be asked: all reasons against it in order, none when it matches. Law and registration
 * come from the register, the rest from what the provider declared; what is unknown is never a no.
 */
export function matchService(service: MatchableService, request: MatchRequest): Match {
  const reasons = [
    ...kindReasons(service, request),
    ...placementStops(service),
    ...declaredReasons(service, request),
  ];
  return { outcome: reasons.length === 0 ? "matches" : "does-not-match", reasons };
}

function kindReasons({ kind, shortBreakOnly }: MatchableService, request: MatchRequest): MatchReason[] {
  const { label, matched } = SERVICE_KINDS[kind];
  if (kind === "secure-childrens-home" || kind === "secure-training-centre") {
    return [
      { code: "secure", message: `${label}: reached through its national unit, never sent to from here` },
    ];
  }
  if (!matched) return [{ code: "never-matched", message: `${label}: no placements are asked for here` }];
  const wanted = WANTED_KINDS[request.serviceKind];
  const kinds: readonly ServiceKind[] = wanted.kinds;
  if (!kinds.includes(kind))
    return [{ code: "other-kind", message: `${label}: another kind of care is wanted` }];
  const reasons: MatchReason[] = [];
  if ((shortBreakOnly || kind === "short-breaks") && request.purpose !== "short-break") {
    reasons.push({ code: "short-breaks-only", message: "Offers short breaks only" });
  }
  if (kind === "supported-accommodation" && request.age < 16) {
    // Care Planning, Placement and Case Review (England) Regulations 2010, regulation 27A.
    reasons.push({ code: "under-16", message: "Supported accommodation may not take a child under 16" });
  }
  return reasons;
}

function declaredReasons(service: MatchableService, request: MatchRequest): MatchReason[] {
  const reasons: MatchReason[] = [];
  const { ageFrom, ageTo, genders, notNeeds, vacancy } = service;
  if ((ageFrom !== null && request.age < ageFrom) || (ageTo !== null && request.age > ageTo)) {
    reasons.push({ code: "declared-age", message: `Takes ages ${ageFrom ?? 0} to ${ageTo ?? 17}` });
  }
  if (genders.length > 0 && !genders.includes(request.gender)) {
    const taken = genders.map((gender) =>
      Object.hasOwn(GENDERS, gender) ? GENDERS[gender as Gender] : gender,
    );
    reasons.push({ code: "declared-gender", message: `Takes ${taken.join(" and ").toLowerCase()} only` });
  }
  const unmet = request.needs.filter((need) => notNeeds.includes(need));
  if (unmet.length > 0) {
    const message = `Has told us that it cannot meet: ${unmet.map((need) => NEEDS[need].toLowerCase()).join(", ")}`;
    reasons.push({ code: "declared-need", message });
  }
  if (isKeptAwayFrom(service, request.mustKeepAway)) {
    reasons.push({ code: "keep-away", message: "Lies in an area that the child must keep away from" });
  }
  if (vacancy && vacancy.places <= 0 && !isStale(vacancy.confirmedAt, request.now)) {
    const words = `Confirmed in the last ${FRESH_DAYS} days that no place is free`;
    reasons.push({ code: "no-places", message: words });
  }
  return reasons;
}

/**
 * Whether a service might lie in a district that the child must keep away from, for all we know: it has not told us its
 * outcode. Unknown is never a no, so it matches; a person looks before it is asked.
 */
export function mightLieInKeepAway(
  service: Pick<MatchableService, "outcode">,
  mustKeepAway: readonly string[],
): boolean {
  return service.outcode === null && mustKeepAway.some(isOutcode);
}

/** Whether a service lies in one of these areas, as far as it has told us its outcode and the register its council. */
export function isKeptAwayFrom(
  { outcode, localAuthority }: Pick<MatchableService, "outcode" | "localAuthority">,
  areas: readonly string[],
): boolean {
  const fold = (area: string) => area.toLowerCase().replace(/[^\p{L}\d]/gu, "");
  const here = [outcode, localAuthority].filter((area) => area !== null).map(fold);
  return areas.some((area) => here.includes(fold(area)));
}
