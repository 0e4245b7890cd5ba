import { isId } from "~/platform/ids";

/**
 * What "most urgent first" means, everywhere: what is due within two hours; then what was due in the last day, the
 * latest first; then what is due within a day; what is late by more; what is due later; last what has no moment. So an
 * emergency due in half an hour comes before work that has been late for a week.
 */

const HOUR = 3_600_000;

/** A span of moments that are equally pressing. Without `from` it reaches back without end, without `to` forward. */
export type UrgencyBand = { band: number; from?: Date; to?: Date; latestFirst: boolean };

/** What has no moment comes after every band. */
export const UNDATED_BAND = 5;

/** The spans in their order, as they are at `now`. `from` belongs to a span, `to` does not. */
export function urgencyBands(now: Date): readonly UrgencyBand[] {
  const at = (hours: number) => new Date(now.getTime() + hours * HOUR);
  return [
    { band: 0, from: now, to: at(2), latestFirst: false },
    { band: 1, from: at(-24), to: now, latestFirst: true },
    { band: 2, from: at(2), to: at(24), latestFirst: false },
    { band: 3, to: at(-24), latestFirst: true },
    { band: 4, from: at(24), latestFirst: false },
  ];
}

function bandOf(due: Date | null, bands: readonly UrgencyBand[]): UrgencyBand {
  const found = bands.find(({ from, to }) => due !== null && (!from || due >= from) && (!to || due < to));
  return found ?? { band: UNDATED_BAND, latestFirst: false };
}

/** Sorts moments as `urgencyBands` says, for `Array.sort`; 0 where two are equally urgent. */
export function byUrgency(now: Date): (a: Date | null, b: Date | null) => number {
  const bands = urgencyBands(now);
  return (a, b) => {
    const { band, latestFirst } = bandOf(a, bands);
    const other = bandOf(b, bands);
    if (band !== other.band) return band - other.band;
    const apart = (a?.getTime() ?? 0) - (b?.getTime() ?? 0);
    return latestFirst ? -apart : apart;
  };
}

/** After which row a page of an urgent list begins, and the moment whose order the first page had. */
export type UrgencyKey = { band: number; asOf: Date; at: Date; id: string };

/** The key as part of an address: `2.1795600000000.1795610000000.0192…`. */
export function writeUrgencyKey({ band, asOf, at, id }: UrgencyKey): string {
  return [band, asOf.getTime(), at.getTime(), id].join(".");
}

/** The end of the year 9999: after it a moment is written in a way that no database reads. */
const LATEST = Date.parse("9999-12-31T23:59:59.999Z");

/** Undefined for anything that was not written here: the list then begins at its start. */
export function readUrgencyKey(text: string | null): UrgencyKey | undefined {
  const [band = "", asOf = "", at = "", id, ...rest] = (text ?? "").split(".");
  const moments = [asOf, at].every((one) => /^\d{1,15}$/.test(one) && Number(one) <= LATEST);
  if (rest.length > 0 || !/^[0-5]$/.test(band) || !moments || !isId(id)) return undefined;
  return { band: Number(band), asOf: new Date(Number(asOf)), at: new Date(Number(at)), id };
}
