import { councilArea, councilAreaOfName } from "~/domains/providers/council-areas";
import { milesBetween, type Point } from "~/domains/providers/distance.rules";

export type From = Point & {
  /** The place in words: "WV10", "the centre of Wolverhampton". */
  place: string;
  /** No outcode was asked for, or none that we know: the centre of a council's area stands in. */
  centre: boolean;
};

/** Where distances are measured from: the outcode asked for, else the centre of the council named or asking. */
export function pointAskedFor(
  preferred: string,
  outcode: Point | null,
  askingCouncilCode: string | null,
): From | null {
  if (outcode) return { ...outcode, place: preferred, centre: false };
  const area = councilAreaOfName(preferred) ?? councilArea(askingCouncilCode);
  return area ? { ...area.centre, place: `the centre of ${area.name}`, centre: true } : null;
}

export type Distance = {
  miles: number;
  /** The council's centre stood in for an outcode not told. */
  standIn: boolean;
};

/** How far it is from there to a service: its declared outcode, else its council's centre; null when neither is known. */
export function distanceTo(
  service: { lat: number | null; lng: number | null; councilCode: string | null },
  from: Point | null,
): Distance | null {
  if (!from) return null;
  if (service.lat !== null && service.lng !== null) {
    return measured(milesBetween(from, { lat: service.lat, lng: service.lng }), false);
  }
  const area = councilArea(service.councilCode);
  return area ? measured(milesBetween(from, area.centre), true) : null;
}

function measured(miles: number, standIn: boolean): Distance {
  return { miles, standIn };
}

/**
 * A distance for the placing council and for the service's own organisation, nobody else: "4.2 miles", "31 miles";
 * "about 12 miles" from the centre of an area, "about 12 miles, estimated" to a service that has not told us its
 * outcode. Everybody else reads bands.
 */
export function milesWords({ miles, standIn }: Distance, from: Pick<From, "centre">): string {
  const about = standIn || from.centre;
  const figure = about || miles >= 9.95 ? miles.toFixed(0) : miles.toFixed(1);
  // Two places in one outcode, or the centre itself: a point says nothing finer than a mile.
  const words =
    miles < 1 ? "under 1 mile" : `${about ? "about " : ""}${figure} ${figure === "1" ? "mile" : "miles"}`;
  return standIn ? `${words}, estimated` : words;
}
