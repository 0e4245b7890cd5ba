import { median } from "./load.ts";

export type Difference = {
  /** How much more the second takes than the first: 0.05 is a twentieth. */
  share: number;
  /** Between which the true share lies, nineteen times of twenty. */
  low: number;
  high: number;
};

/**
 * What the second of two ways costs beyond the first, of rounds measured side by side: the median of the differences
 * within a round, over the median of the first. What disturbs the machine for a while disturbs both of a round, and a
 * round in which it disturbed one is one among many; a median of ratios would weigh a round by how small it was.
 */
export function difference(first: readonly number[], second: readonly number[]): Difference {
  const whole = median(first);
  const differences = first.map((one, round) => (second[round] ?? Number.NaN) - one).sort((a, b) => a - b);
  // As many as a coin would leave out on each side in one of forty runs (normal approximation).
  const out = Math.max(0, Math.floor((differences.length - 1.96 * Math.sqrt(differences.length)) / 2));
  return {
    share: median(differences) / whole,
    low: (differences[out] ?? Number.NaN) / whole,
    high: (differences[differences.length - 1 - out] ?? Number.NaN) / whole,
  };
}

const percent = (share: number) => `${share < 0 ? "−" : "+"}${Math.abs(share * 100).toFixed(1)}%`;

export const saidOf = ({ share, low, high }: Difference, rounds: number) =>
  `${percent(share)} (${percent(low)} to ${percent(high)}, ${rounds} rounds)`;
