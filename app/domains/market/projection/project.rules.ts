import { dayOf } from "../flows/care-spells.rules";
import { type DailyCounts, GROUPS } from "../flows/daily-counts.rules";
import {
  AGE_BANDS,
  PLACEMENT_TYPES,
  type PlacementType,
  STATES,
  statesOfBand,
  statesOfType,
} from "../flows/placement-types.rules";
import { type Estimate, estimateOf, jackknifeVariance } from "./estimate.rules";
import { meanOver, meansAfter, momentsAfter, varianceOver } from "./moments.rules";
import { ratesOf } from "./rates.rules";

/** Days of a period as ISO dates, both within it. */
export interface Reference {
  from: string;
  to: string;
}

export interface ProjectedDay {
  date: string;
  total: Estimate;
  byType: Record<PlacementType, Estimate>;
  /** By band of age: "0", "1-4", "5-9", "10-15", "16+". */
  byAge: Record<string, Estimate>;
}

const EVERY_STATE = Array.from({ length: STATES }, (_, state) => state);

/**
 * Projects the children in care at the end of `reference.to` to each of `dates` (later days, rising), by the rates of the
 * reference period. Means and process spread are exact (`moments.rules.ts`). The spread of the rates is that of the
 * projections by rates without each group of children in turn, from the same whole stock. No chance, no seed: the same
 * files give the same numbers.
 */
export function project(counts: DailyCounts, reference: Reference, dates: readonly string[]): ProjectedDay[] {
  const period = { from: dayOf(reference.from), to: dayOf(reference.to) };
  const stock = Float64Array.from(EVERY_STATE, (state) => counts.total(period.to, state));
  const days = dates.map((date) => dayOf(date) - period.to);
  const moments = momentsAfter(stock, ratesOf(counts, period), days);
  const withoutOne = Array.from({ length: GROUPS }, (_, group) =>
    meansAfter(stock, ratesOf(counts, period, group), days),
  );
  return dates.map((date, at) => {
    const { mean = stock, covariance = [] } = moments[at] ?? {};
    const estimate = (states: readonly number[]) =>
      estimateOf(
        meanOver(mean, states),
        varianceOver(covariance, states),
        jackknifeVariance(withoutOne.map((means) => meanOver(means[at] ?? mean, states))),
      );
    return {
      date,
      total: estimate(EVERY_STATE),
      byType: byType((type) => estimate(statesOfType(type))),
      byAge: Object.fromEntries(AGE_BANDS.map(({ name }, band) => [name, estimate(statesOfBand(band))])),
    };
  });
}

/** A figure for each type of placement, which is given by its position. */
export function byType<T>(figure: (type: number) => T): Record<PlacementType, T> {
  return Object.fromEntries(PLACEMENT_TYPES.map((name, type) => [name, figure(type)])) as Record<
    PlacementType,
    T
  >;
}

/** Children in care at the end of a day, from the day before the first counted one until the last. */
export function stockAt(counts: DailyCounts, date: string): number {
  return EVERY_STATE.reduce((sum, state) => sum + counts.total(dayOf(date), state), 0);
}

/** The same by type of placement. */
export function stockByType(counts: DailyCounts, date: string): Record<PlacementType, number> {
  const day = dayOf(date);
  return byType((type) => statesOfType(type).reduce((sum, state) => sum + counts.total(day, state), 0));
}

/** The same by band of age and type of placement. */
export function stockByState(
  counts: DailyCounts,
  date: string,
): Record<string, Record<PlacementType, number>> {
  const day = dayOf(date);
  return Object.fromEntries(
    AGE_BANDS.map(({ name }, band) => [
      name,
      byType((type) => counts.total(day, statesOfBand(band)[type] ?? 0)),
    ]),
  );
}
