import type { CountTable } from "~/domains/disclosure/count-table.rules";
import type { HiddenCounts } from "~/domains/disclosure/queries/hide-small-counts.server";
import { type ProviderPrices, whyPriceIsHidden } from "~/domains/disclosure/small-counts.rules";
import { kindLabel } from "~/domains/providers/service-words.rules";
import type { FigureCell, FigureResult } from "../figures.types";
import { DEMAND_PUBLISHER } from "./demand-figures.rules";
import type { DemandWindow } from "./demand-window.rules";

/** What places cost, by kind of service, where that tells nobody's price. Pure. */

interface Priced extends ProviderPrices {
  kind: string;
  /** Of all placements of the kind, in pence a week. */
  median: number;
}

const kindsOf = (priced: readonly Priced[]) => [...new Set(priced.map(({ kind }) => kind))].sort();
const placementsOf = (priced: readonly Priced[], kind: string) =>
  priced.filter((one) => one.kind === kind).reduce((sum, { placements }) => sum + placements, 0);

/** How many places of each kind were accepted: counts of children, to be hidden where they are small. */
export function pricedCounts(priced: readonly Priced[]): CountTable {
  const rows = kindsOf(priced);
  return {
    rows,
    columns: ["places"],
    counts: rows.map((kind) => [placementsOf(priced, kind)]),
    totals: "columns",
  };
}

/** To the nearest £10: a middle price can be a single placement's. */
const rounded = (pence: number) => Math.round(pence / 1_000) * 1_000;

/**
 * Places accepted and their median weekly cost, by kind. A cost is hidden with its count, and where it is of fewer than 5
 * placements or 3 providers or mostly of one; no cost of all kinds together is given, from which a hidden one would follow.
 */
export function pricesFigure(
  priced: readonly Priced[],
  hidden: HiddenCounts,
  window: DemandWindow,
): FigureResult | null {
  const kinds = kindsOf(priced);
  if (kinds.length === 0 || hidden.withheld) return null;
  const from = [{ source: 0, line: null }];
  const cell = (value: number, isShown: boolean): FigureCell =>
    isShown ? { value, mark: null, from } : { value: null, mark: "hidden", from };
  const rows = kinds.map((kind, at) => {
    const own = priced.filter((one) => one.kind === kind);
    const countShown = hidden.cells[at]?.[0] === false;
    const priceShown = countShown && whyPriceIsHidden(own) === null;
    return {
      key: kind,
      label: kindLabel(kind),
      cells: [cell(placementsOf(priced, kind), countShown), cell(rounded(own[0]?.median ?? 0), priceShown)],
    };
  });
  return {
    title: "What accepted places cost a week",
    unit: { label: "pounds a week", as: "pence", places: 2 },
    rowHeading: "Type of service",
    columns: [
      { key: "places", label: "Places accepted", unit: { label: "places", as: "number", places: 0 } },
      { key: "median", label: "Median weekly cost" },
    ],
    rows,
    sources: [
      {
        publisher: DEMAND_PUBLISHER,
        title: "Offers accepted by the council",
        release: window.label,
        file: null,
        date: window.to,
      },
    ],
    definition:
      "Places for one child each, at the weekly cost that was accepted, to the nearest £10. Half of them cost less than the median.",
    notes: [
      "A cost is hidden where it covers fewer than 5 places or 3 providers, or where one provider has 80% of it or more.",
    ],
  };
}
