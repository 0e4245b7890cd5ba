import type { FieldName } from "./standard-fields.rules";

/** Fields of the standard that stay empty, and for which placements: what the portal does not hold it does not guess. */
export const NOT_HELD: readonly { field: FieldName; what: string }[] = [
  { field: "educationContinuity", what: "Education continuity, for every placement" },
  {
    field: "placementLocation",
    what: "Placement location, in fostering and supported accommodation: Homeward knows the registered office, not where the child lives",
  },
  {
    field: "preferabilityLocation",
    what: "Preferability of placement location, in fostering and supported accommodation, and where the home has not given a postcode district",
  },
];

/** How a field is filled where its name leaves it open. */
export const HOW_FILLED: readonly { field: FieldName; how: string }[] = [
  {
    field: "childId",
    how: "Child ID is a number that Homeward makes for a child in one referral. It is the same in every export. A child who is on another referral, also one that searches again from a placement, has another number, so there can be more Child IDs than children. It is not the number in your case system.",
  },
  {
    field: "totalWeeklyCost",
    how: "Total weekly cost is in whole pounds, on the last night of the placement in the period. One-off costs and education billed by the term or year are left out.",
  },
  {
    field: "preferabilityLocation",
    how: "Preferability of placement location is true where the home is in the area, or within the distance, that the referral asked for.",
  },
  {
    field: "siblingsPlacedTogether",
    how: "Siblings placed together counts other children of the same referral in the same home.",
  },
  {
    field: "costOfficerName",
    how: "The officer for placement cost is the person who authorised the funding. The other officers entered the referral and accepted the offer.",
  },
];
