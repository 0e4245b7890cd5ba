/** The states in which children are counted: a band of age and a type of placement. Pure. */

export const PLACEMENT_TYPES = ["Fostering", "Residential", "Supported", "Other"] as const;
export type PlacementType = (typeof PLACEMENT_TYPES)[number];

/** Bands by completed years, each from its first age until the next band begins. */
export const AGE_BANDS = [
  { name: "0", from: 0 },
  { name: "1-4", from: 1 },
  { name: "5-9", from: 5 },
  { name: "10-15", from: 10 },
  { name: "16+", from: 16 },
] as const;

/** How many states there are: every band with every type. */
export const STATES = AGE_BANDS.length * PLACEMENT_TYPES.length;

// The placement codes of the SSDA903 return (DfE, "Children looked after by local authorities in England: guide to the
// SSDA903 collection"). K3, supported accommodation, came with its registration; H5 and P2 say the same of earlier years.
const TYPE_OF_CODE: ReadonlyMap<string, PlacementType> = new Map([
  ...["U1", "U2", "U3", "U4", "U5", "U6"].map((code) => [code, "Fostering"] as const),
  ...["K2", "R1", "P3", "S1"].map((code) => [code, "Residential"] as const),
  ...["H5", "K3", "P2"].map((code) => [code, "Supported"] as const),
]);

/** The type of a placement code as a position in `PLACEMENT_TYPES`; a code that is none of the three kinds is "Other". */
export function typeOfCode(code: string): number {
  return PLACEMENT_TYPES.indexOf(TYPE_OF_CODE.get(code) ?? "Other");
}

/** The number of a state, 0 to `STATES - 1`. */
export function stateOf(band: number, type: number): number {
  return band * PLACEMENT_TYPES.length + type;
}

/** The states of one type of placement. */
export function statesOfType(type: number): number[] {
  return AGE_BANDS.map((_, band) => stateOf(band, type));
}

/** The states of one band of age. */
export function statesOfBand(band: number): number[] {
  return PLACEMENT_TYPES.map((_, type) => stateOf(band, type));
}
