import { postcodeParts } from "~/platform/forms/postcodes";

/** Distances between outcode points. Pure. */

export interface Point {
  /** Degrees north. */
  lat: number;
  /** Degrees east. */
  lng: number;
}

// Mean radius of the Earth (IUGG R1, 6,371.0088 km) in statute miles.
const EARTH_RADIUS_MILES = 3958.7613;

/** Great-circle miles between two points, by the haversine formula. */
export function milesBetween(from: Point, to: Point): number {
  const radians = Math.PI / 180;
  const dLat = (to.lat - from.lat) * radians;
  const dLng = (to.lng - from.lng) * radians;
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(from.lat * radians) * Math.cos(to.lat * radians) * Math.sin(dLng / 2) ** 2;
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The outcode of a postcode or outcode as typed ("wv10 6ab", "WV106AB", " wv10 "); null when it is neither. */
export function outcodeOf(typed: string): string | null {
  return postcodeParts(typed)?.outcode ?? null;
}
