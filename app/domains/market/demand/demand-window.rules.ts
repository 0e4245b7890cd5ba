import { dateWords } from "~/domains/offers/cost-words.rules";
import { addDays } from "~/platform/time";

/** Twelve months of demand, in whole quarters. */
export interface DemandWindow {
  /** The first day, and the first day after the last (ISO). */
  from: string;
  to: string;
  /** "1 October 2025 to 30 September 2026": names the figure's period, and is the same for the whole quarter after it. */
  label: string;
}

/**
 * The twelve months to the end of the last whole quarter. The window moves four times a year and never by a day: of two that
 * lie a day apart, the difference would be a single child.
 *
 * @param today an ISO day in London
 */
export function demandWindow(today: string): DemandWindow {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const first = String(Math.floor((month - 1) / 3) * 3 + 1).padStart(2, "0");
  const [from, to] = [`${year - 1}-${first}-01`, `${year}-${first}-01`];
  return { from, to, label: `${dateWords(from)} to ${dateWords(addDays(to, -1))}` };
}
