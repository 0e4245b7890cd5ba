/**
 * The smallest of the values that at least so many per cent of them do not exceed: a value that was really there, never one between
 * two. null of none.
 */
export function nearestRank(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(1, Math.ceil((percent / 100) * sorted.length)) - 1] ?? null;
}
