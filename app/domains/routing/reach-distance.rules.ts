import { councilArea, councilAreaOfName } from "~/domains/providers/council-areas";
import {
  type DistanceBand,
  distanceBand,
  milesBetween,
  type Point,
} from "~/domains/providers/distance.rules";

export type From = Point & {
  /** The place in words: "WV10", "the centre of Wolverhampton". */ place: string;
};

/** Where distances are measured from: the outcode asked for, else the centre of the council named or asking. */
export function pointAskedFor(
  preferred: string,
  outcode: Point | null,
  askingCouncilCode: string | null,
): From | null {
  if (outcode) return { ...outcode, place: preferred };
  const area = councilAreaOfName(preferred) ?? councilArea(askingCouncilCode);
  return area ? { ...area.centre, place: `the centre of ${area.name}` } : null;
}

export type Distance = {
  band: DistanceBand /** The council's centre stood in for an outcode not told. */;
  standIn: boolean;
};

/** The band from there to a service: its declared outcode, else its council's centre; null when neither is known. */
export function distanceTo(
  service: { lat: number | null; lng: number | null; councilCode: string | null },
  from: Point | null,
): Distance | null {
  if (!from) return null;
  if (service.lat !== null && service.lng !== null) {
    return { band: distanceBand(milesBetween(from, { lat: service.lat, lng: service.lng })), standIn: false };
  }
  const area = councilArea(service.councilCode);
  return area ? { band: distanceBand(milesBetween(from, area.centre)), standIn: true } : null;
}
