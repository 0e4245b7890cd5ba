import { postcodeParts } from "~/platform/forms/postcodes";
import { outcodeOf, type Point } from "./distance.rules";
import type { OutcodeColumn, PostcodeColumn } from "./register.columns";

/** How rows of the postcode directory are read. Pure. */

export interface PostcodePlace {
  /** As written, with one space: "WV10 6AB". */
  code: string;
  outcode: string;
  lat: number | null;
  lng: number | null;
  councilCode: string | null;
}

export interface OutcodePlace extends Point {
  code: string;
  councilCode: string | null;
}

export type ReadPlace<T> = { ok: true; place: T } | { ok: false; reason: string };

/** Reads one postcode. A postcode without a point (some terminated ones) is kept, its point null. */
export function readPostcode(cell: (column: PostcodeColumn) => string): ReadPlace<PostcodePlace> {
  const written = cell("pcds") || cell("pcd7");
  const code = postcodeOf(written);
  if (code === null) return { ok: false, reason: `“${written.slice(0, 20)}” is no postcode.` };
  const point = pointOf(cell("lat"), cell("lng"));
  if (point === undefined) return { ok: false, reason: `The point of ${code} is not in the United Kingdom.` };
  return {
    ok: true,
    place: {
      code,
      outcode: code.slice(0, code.indexOf(" ")),
      lat: point?.lat ?? null,
      lng: point?.lng ?? null,
      councilCode: districtOf(cell("district")),
    },
  };
}

/** Reads one outcode with its point. */
export function readOutcode(cell: (column: OutcodeColumn) => string): ReadPlace<OutcodePlace> {
  const written = cell("outcode");
  const code = outcodeOf(written);
  const point = pointOf(cell("lat"), cell("lng"));
  if (code === null) return { ok: false, reason: `“${written.slice(0, 20)}” is no outcode.` };
  if (!point) return { ok: false, reason: `The outcode ${code} has no point in the United Kingdom.` };
  return { ok: true, place: { code, ...point, councilCode: districtOf(cell("district")) } };
}

/** A full postcode with one space, however it was written ("B1  1AA", "wv106ab"); null when it is none. */
function postcodeOf(typed: string): string | null {
  const parts = postcodeParts(typed);
  return parts?.inward ? `${parts.outcode} ${parts.inward}` : null;
}

function pointOf(lat: string, lng: string): Point | null | undefined {
  if (lat === "" || lng === "") return null;
  const point = { lat: Number(lat), lng: Number(lng) };
  // The directory puts 99.999999, 0.000000 for postcodes without a grid reference.
  if (point.lat > 99) return null;
  const inside = point.lat > 49 && point.lat < 62 && point.lng > -9 && point.lng < 3;
  return inside ? point : undefined;
}

function districtOf(code: string): string | null {
  return /^[EWSNJLM]\d{8}$/.test(code) ? code : null;
}

/** Gathers postcodes into outcodes: the mean point, and the council with most postcodes. */
export class OutcodeSums {
  readonly #sums = new Map<
    string,
    { lat: number; lng: number; count: number; councils: Map<string, number> }
  >();

  add(place: PostcodePlace): void {
    if (place.lat === null || place.lng === null) return;
    let sum = this.#sums.get(place.outcode);
    if (!sum) {
      sum = { lat: 0, lng: 0, count: 0, councils: new Map() };
      this.#sums.set(place.outcode, sum);
    }
    sum.lat += place.lat;
    sum.lng += place.lng;
    sum.count += 1;
    if (place.councilCode !== null) {
      sum.councils.set(place.councilCode, (sum.councils.get(place.councilCode) ?? 0) + 1);
    }
  }

  /** One place an outcode; its point to five decimals, which is about a metre. */
  places(): OutcodePlace[] {
    return [...this.#sums].map(([code, sum]) => ({
      code,
      lat: Number((sum.lat / sum.count).toFixed(5)),
      lng: Number((sum.lng / sum.count).toFixed(5)),
      councilCode: [...sum.councils].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null,
    }));
  }
}
