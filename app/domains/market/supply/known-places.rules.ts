import type { FigureCell, FigureOrigin, FigureResult } from "../figures.types";

/** Places as far as the register gives them: it withholds those of some homes. Pure. */

export interface KnownPlaces {
  places: number;
  /** One or more of the services have places that the register does not give: there are this many or more. */
  atLeast: boolean;
}

/** The places of these services together. */
export const sumPlaces = (services: readonly { places: number | null }[]): KnownPlaces => ({
  places: services.reduce((sum, { places }) => sum + (places ?? 0), 0),
  atLeast: services.some(({ places }) => places === null),
});

/** A sum of places as a cell; no figure at all where the register gives the places of none of the services. */
export function placesCell({ places, atLeast }: KnownPlaces, from: FigureOrigin[]): FigureCell {
  if (atLeast && places === 0) return { value: null, mark: "missing", from: [] };
  return { value: places, mark: null, from, ...(atLeast ? { atLeast } : {}) };
}

const LEFT_OUT =
  "Ofsted does not give the places of some of these services. They are left out of sums, shares and changes.";

/** The notes of a figure, with one more where its cells of places leave some out; nothing where there is none. */
export function withPlacesNote(
  places: readonly FigureCell[],
  notes: readonly string[] = [],
): Pick<FigureResult, "notes"> {
  const leavesOut = places.some(({ atLeast, mark }) => atLeast || mark === "missing");
  const all = leavesOut ? [...notes, LEFT_OUT] : [...notes];
  return all.length > 0 ? { notes: all } : {};
}
