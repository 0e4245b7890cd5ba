import type { Rates } from "./rates.rules";

/**
 * Mean and covariance of the number of children in each state, day by day, where each child moves for itself by the
 * rates and children come as a Poisson stream (a multitype branching process with immigration). Exact, no simulation:
 *
 *   m ← A m + b        C ← A C Aᵀ + Σⱼ mⱼ (diag aⱼ − aⱼ aⱼᵀ) + diag b
 *
 * with A the rates of moving (aⱼ its column of state j, whose missing part has left) and b the entries a day. The stock
 * at the beginning is known, so C begins at nought. Pure.
 */
export interface Moments {
  mean: Float64Array;
  /** `covariance[i][j]`, children squared. */
  covariance: Float64Array[];
}

/** The moments after each of `days` (whole days from the start, rising), from a known stock. */
export function momentsAfter(stock: Float64Array, rates: Rates, days: readonly number[]): Moments[] {
  let now: Moments = { mean: stock, covariance: squareOf(stock.length) };
  let day = 0;
  return days.map((until) => {
    for (; day < until; day += 1) now = nextDay(now, rates);
    return now;
  });
}

/** The means alone after each of `days`. */
export function meansAfter(stock: Float64Array, rates: Rates, days: readonly number[]): Float64Array[] {
  let mean = stock;
  let day = 0;
  return days.map((until) => {
    for (; day < until; day += 1) mean = nextMean(mean, rates);
    return mean;
  });
}

function nextMean(mean: Float64Array, { moves, entries }: Rates): Float64Array {
  return entries.map((entry, to) => entry + dot(moves[to] as Float64Array, mean));
}

function nextDay({ mean, covariance }: Moments, rates: Rates): Moments {
  const { moves, entries } = rates;
  const size = mean.length;
  const moved = productWithTransposed(covariance, moves);
  const next = squareOf(size);
  for (let i = 0; i < size; i += 1) {
    const row = next[i] as Float64Array;
    const into = moves[i] as Float64Array;
    for (let k = 0; k <= i; k += 1) {
      const also = moves[k] as Float64Array;
      let sum = dotColumn(into, moved, k);
      for (let j = 0; j < size; j += 1) {
        const share = into[j] as number;
        if (share === 0) continue;
        sum += (mean[j] as number) * share * ((i === k ? 1 : 0) - (also[j] as number));
      }
      row[k] = sum + (i === k ? (entries[i] as number) : 0);
      (next[k] as Float64Array)[i] = row[k] as number;
    }
  }
  return { mean: nextMean(mean, rates), covariance: next };
}

const squareOf = (size: number) => Array.from({ length: size }, () => new Float64Array(size));

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

function dotColumn(row: Float64Array, matrix: readonly Float64Array[], column: number): number {
  let sum = 0;
  for (let at = 0; at < row.length; at += 1) {
    const share = row[at] as number;
    if (share !== 0) sum += share * ((matrix[at] as Float64Array)[column] as number);
  }
  return sum;
}

/** C Aᵀ. */
function productWithTransposed(
  covariance: readonly Float64Array[],
  moves: readonly Float64Array[],
): Float64Array[] {
  return covariance.map((row) => Float64Array.from(moves, (into) => dot(row, into)));
}

/** The mean number of children over some of the states. */
export function meanOver(mean: Float64Array, states: readonly number[]): number {
  return states.reduce((sum, state) => sum + (mean[state] ?? 0), 0);
}

/** The variance of the number of children over some of the states together. */
export function varianceOver(covariance: readonly Float64Array[], states: readonly number[]): number {
  return states.reduce(
    (sum, i) => sum + states.reduce((inner, j) => inner + (covariance[i]?.[j] ?? 0), 0),
    0,
  );
}
