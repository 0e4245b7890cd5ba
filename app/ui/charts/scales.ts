import { scaleLinear } from "d3-scale";
import type { ChartAxis, ChartCategory } from "./chart-data";

/** Width of what stretches with the page: its numbers are proportions. */
export const WIDE = 1_000;

/** From nothing to the largest, and below where something is negative: a bar that does not begin at 0 lies. */
export function fromZero(values: number[], range: [number, number]) {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return scaleLinear()
    .domain([low, high === low ? low + 1 : high])
    .range(range);
}

/** From the least to the most: for what is read by its place and slope, never by its length. */
export function between(values: number[], range: [number, number]) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return scaleLinear()
    .domain(high > low ? [low, high] : [low - 1, low + 1])
    .range(range);
}

/** `fromZero` with round ends, and the numbers that are written beside it: only those that the axis can write as they are. */
export function axisFromZero(values: number[], range: [number, number], { step }: ChartAxis, count = 4) {
  const scale = fromZero(values, range).nice(count);
  const isWhole = (steps: number) => Math.abs(steps - Math.round(steps)) < 1e-6;
  return { scale, ticks: scale.ticks(count).filter((tick) => isWhole(tick / step)) };
}

/** Where each category stands from left to right, 0 to 100: by its moment where all have one, else at even distances. */
export function across(categories: ChartCategory[]): number[] {
  if (categories.length === 1) return [50];
  const dated = categories.every((category) => category.at !== undefined);
  const at = categories.map((category, index) => (dated ? (category.at ?? 0) : index));
  const scale = scaleLinear()
    .domain([Math.min(...at), Math.max(...at)])
    .range([0, 100]);
  return at.map((one) => scale(one));
}

/** Moves labels that would lie on each other apart, each as little as it must, within 0 and `height`. */
export function apart(wanted: number[], least: number, height: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let free = 0;
  for (const index of order) {
    placed[index] = Math.max(wanted[index] ?? 0, free);
    free = (placed[index] ?? 0) + least;
  }
  let limit = height;
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index] ?? 0, limit);
    limit = (placed[index] ?? 0) - least;
  }
  return placed;
}
