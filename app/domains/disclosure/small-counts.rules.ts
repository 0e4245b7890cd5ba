/** The smallest and largest count of children that is never published: the DfE's practice in its own council tables. */
export const SMALLEST_HIDDEN = 1;
export const LARGEST_HIDDEN = 5;
/** How many whole numbers a hidden count must still be able to be, for a reader who knows everything that is published. */
export const VALUES_LEFT = 3;

/** Whether a count is hidden for itself. A zero tells of nobody, so it is published. */
export function isSmallCount(count: number): boolean {
  return count >= SMALLEST_HIDDEN && count <= LARGEST_HIDDEN;
}

/** What one provider's placements cost together, in whole pence for the same time: a week, say. */
export interface ProviderPrices {
  provider: string;
  placements: number;
  pence: number;
}

/** Fewer placements or providers than this, and an average or a maximum says what one provider takes. */
const FEWEST_PLACEMENTS = 5;
const FEWEST_PROVIDERS = 3;
/** From this share of the money on, one provider could be read from the price of all: 80 in 100. */
const DOMINANT_PERCENT = 80;

/**
 * Why an average or a maximum of money may not be published, or null where it may: too few placements, too few
 * providers, or one provider that gets at least 80% of the money.
 *
 * @param prices one a provider
 * @throws RangeError when an amount is negative or no whole pence
 */
export function whyPriceIsHidden(prices: ProviderPrices[]): "placements" | "providers" | "dominant" | null {
  const wrong = prices.find(({ pence }) => !Number.isSafeInteger(pence) || pence < 0);
  if (wrong) throw new RangeError(`Not a price: ${wrong.pence}`);
  const placements = prices.reduce((sum, one) => sum + one.placements, 0);
  const total = prices.reduce((sum, { pence }) => sum + pence, 0);
  if (placements < FEWEST_PLACEMENTS) return "placements";
  if (prices.length < FEWEST_PROVIDERS) return "providers";
  const largest = Math.max(...prices.map(({ pence }) => pence));
  return largest * 100 >= total * DOMINANT_PERCENT ? "dominant" : null;
}
