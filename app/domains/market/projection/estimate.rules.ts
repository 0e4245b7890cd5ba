/** How a projected number of children is said: its mean, what it may be off by, and two intervals. Pure. */
export interface Estimate {
  mean: number;
  /** Standard deviation: of what happens to each child by chance, of the rates that come from few events, and of both. */
  processSd: number;
  ratesSd: number;
  sd: number;
  /** Whole children, never below 0: about 8 in 10, and about 95 in 100, of such intervals hold what comes true. */
  low80: number;
  high80: number;
  low95: number;
  high95: number;
}

// Of the normal distribution, two-sided.
const Z80 = 1.2816;
const Z95 = 1.96;

/** Puts the two spreads together: they are independent, so their variances add. */
export function estimateOf(mean: number, processVariance: number, ratesVariance: number): Estimate {
  const sd = Math.sqrt(Math.max(0, processVariance) + ratesVariance);
  const bound = (z: number) => Math.max(0, Math.round(mean + z * sd));
  return {
    mean: rounded(mean),
    processSd: rounded(Math.sqrt(Math.max(0, processVariance))),
    ratesSd: rounded(Math.sqrt(ratesVariance)),
    sd: rounded(sd),
    low80: bound(-Z80),
    high80: bound(Z80),
    low95: bound(-Z95),
    high95: bound(Z95),
  };
}

/** To four places: more would claim what nobody knows. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/**
 * The delete-a-group jackknife: the variance of a figure from its values worked out without each of G groups in turn,
 * (G − 1) ÷ G × Σ (value − mean of the values)².
 */
export function jackknifeVariance(values: readonly number[]): number {
  const groups = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / groups;
  return ((groups - 1) / groups) * values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
