import { REGION_NAME } from "~/domains/providers/council-areas";
import { isServiceKind, type ServiceKind } from "~/domains/providers/kinds.rules";
import type { DISTANCES } from "~/domains/referrals/referral.options";
import { distanceTo, pointAskedFor } from "~/domains/routing/reach-distance.rules";
import type { PlacementFacts } from "./placement-facts.rules";
import type { PLACEMENT_TYPES } from "./standard-fields.rules";

type PlacementType = (typeof PLACEMENT_TYPES)[number];

/** What the standard calls each kind of service; null where children are not placed in it. */
const TYPES: Readonly<Record<ServiceKind, PlacementType | null>> = {
  "childrens-home": "Residential",
  "special-school-as-childrens-home": "Residential",
  "residential-special-school": "Residential",
  "residential-family-centre": "Residential",
  "short-breaks": "Residential",
  "secure-childrens-home": "Residential",
  "secure-training-centre": "Residential",
  "boarding-school": "Residential",
  "further-education": "Residential",
  "holiday-scheme": "Residential",
  "fostering-agency": "Foster",
  "local-authority-fostering": "Foster",
  "supported-accommodation": "Supported Accommodation",
  "adoption-agency": null,
  "adoption-support-agency": null,
  other: null,
};

export function placementTypeOf(kind: string): PlacementType | null {
  return isServiceKind(kind) ? TYPES[kind] : null;
}

const MILES: Readonly<Record<Exclude<keyof typeof DISTANCES, "any">, number>> = {
  "5-miles": 5,
  "10-miles": 10,
  "20-miles": 20,
  "50-miles": 50,
};

/**
 * Whether the home is where the referral asked for: in the area, or no further from it than it said. Null where the
 * referral or the home does not say enough.
 */
export function withinPreferred({ referral, home, preferredPoint }: PlacementFacts): boolean | null {
  const asked = referral.location;
  if (!asked || asked.preferredLocation === "") return null;
  const place = asked.preferredLocation;
  if (place === home.outcode || place === home.localAuthority) return true;
  if (asked.distance === "any") return true;
  if (place === REGION_NAME) return home.region === null ? null : home.region === REGION_NAME;
  const from = pointAskedFor(place, preferredPoint, null);
  // The centre of its council's area would be a guess for a home that has not said where it is.
  const distance = home.point && distanceTo({ ...home.point, councilCode: home.councilCode }, from);
  return distance === null ? null : distance.miles <= MILES[asked.distance];
}
