import { NATIONAL_SHARES } from "~/domains/anonymisation/small-numbers/national-shares.rules";
import {
  advised,
  childrenWords,
  isSmall,
  type Width,
  whyUnknown,
  widthKey,
  widthWords,
  workingWords,
} from "~/domains/anonymisation/small-numbers/small-numbers.rules";
import type { ContentPage } from "../referral.schema";
import type { SmallNumbersState } from "../small-numbers-words.rules";
import type { StillIdentifying } from "../still-identifying.rules";
import type { SmallNumbers } from "./load-small-numbers.server";

export type WidthView = {
  key: string;
  /** "Age 13 to 15, near WV10". */
  words: string;
  /** "about 9 children fit; 2 other open referrals alike", of the council itself. */
  effect: string;
  small: boolean;
  /** The narrowest change that fits enough children. */
  advised: boolean;
  asWritten: boolean;
};

export type SmallNumbersView = {
  state: SmallNumbersState;
  basis: string;
  expected: string;
  published: WidthView;
  widths: WidthView[];
  /** The estimate of what would be published, factor by factor; null where none can be made. */
  working: string | null;
  /** Why there is no estimate, in words. */
  unknown: string | null;
  source: string;
  /** What the text says though it is published wider, each with the page where it is mended. */
  stillIdentifying: { page: ContentPage; words: string }[];
  decision: { by: string; at: Date; reason: string | null; current: boolean } | null;
};

/** The small numbers of a referral as the pages of the gate tell them. */
export function viewSmallNumbers(
  small: SmallNumbers,
  stillIdentifying: readonly StillIdentifying[],
  nameOf: (personId: string) => string,
): SmallNumbersView {
  const { cohort, widths, decision } = small;
  const best = isSmall(widths[0] ?? small.published) ? advised(widths) : null;
  const view = (width: Width & { alike: number }): WidthView => ({
    key: widthKey(width),
    words: widthWords(width),
    effect: effectOf(width),
    small: isSmall(width),
    advised: best !== null && widthKey(best) === widthKey(width),
    asWritten: width === widths[0],
  });
  const year = cohort.total ? ` The council's total is of 31 March ${cohort.total.asAt.slice(0, 4)}.` : "";
  return {
    state: small.state,
    basis: small.basis,
    expected: small.expected,
    published: view(small.published),
    widths: widths.map(view),
    working: workingWords(cohort, small.published),
    unknown: whyUnknown(cohort) ?? (small.published.estimate ? null : noDistricts(cohort.area.written)),
    source: `${NATIONAL_SHARES.source}.${year}`,
    stillIdentifying: stillIdentifying.map(({ page, message }) => ({ page, words: message })),
    decision: decision && {
      by: nameOf(decision.byId),
      at: decision.at,
      reason: decision.reason,
      current: decision.current,
    },
  };
}

const noDistricts = (district: string) =>
  `We do not know which council's postcode districts ${district} is one of`;

function effectOf({ estimate, alike }: Width & { alike: number }): string {
  const words = estimate ? childrenWords(estimate.children) : null;
  const fit = words ? `${words} ${words.endsWith(" child") ? "fits" : "fit"}` : "no estimate";
  const open = alike === 0 ? "no" : String(alike);
  return `${fit}; ${open} other open ${alike > 1 ? "referrals" : "referral"} alike`;
}
