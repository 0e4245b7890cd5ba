import { gradeName } from "~/domains/providers/grades.rules";
import { type CostSummary, dateWords, linesInWords } from "./cost-words.rules";
import { type CostedLine, LINE_KINDS, type LineKind } from "./money.rules";

/** What is laid side by side of one offer. */
export type ComparedOffer = {
  id: string;
  serviceName: string;
  providerName: string;
  cost: CostSummary;
  lines: readonly CostedLine[];
  /** In miles, saying so where it is estimated; null while it is not known. */
  distance: string | null;
  grade: string | null;
  alerts: readonly { id: string; name: string; stops: boolean }[];
  startOn: string;
  heldUntil: string;
  /** What else is promised of the place, a sentence each. */
  place: readonly string[];
  childrenLiving: number | null;
};

export type CompareRow = {
  key: string;
  label: string;
  cells: { offerId: string; value: string; lowest: boolean }[];
  /** Whether the offers differ here: said in a word, not by colour alone. */
  differs: boolean;
};

type Row = {
  key: string;
  label: string;
  show(offer: ComparedOffer): string;
  /** The figure of which the least is marked, where less is better. */
  least?(offer: ComparedOffer): number;
};

const NO_END = "No end named";
const NOT_INCLUDED = "Not included";
const UNTOLD = "Not told us yet";
const NO_ALERT = "None";
const NOT_HELD = "Not held for anyone else";

const rows: readonly Row[] = [
  // No least here: what is less in the first weeks may be more in the year.
  { key: "cost", label: "What it costs, and when", show: (offer) => offer.cost.sentence },
  {
    key: "first-year",
    label: "First year",
    show: (offer) => offer.cost.firstYear,
    least: (offer) => offer.cost.firstYearPence,
  },
  {
    key: "stay",
    label: "Whole stay",
    show: ({ cost }) => (cost.stay ? `${cost.stay.amount}, ${cost.stay.length}` : NO_END),
  },
  ...(Object.keys(LINE_KINDS) as LineKind[]).map(
    (kind): Row => ({
      key: kind,
      label: LINE_KINDS[kind].label,
      show: ({ lines, startOn }) => {
        const own = lines.filter((line) => line.kind === kind);
        return own.length === 0 ? NOT_INCLUDED : linesInWords(own, startOn);
      },
    }),
  ),
  {
    key: "distance",
    label: "Distance",
    show: ({ distance }) => distance ?? UNTOLD,
  },
  { key: "grade", label: "Latest inspection", show: (offer) => gradeName(offer.grade) },
  {
    key: "alerts",
    label: "Alerts",
    show: ({ alerts }) => (alerts.length === 0 ? NO_ALERT : alerts.map(({ name }) => name).join(", ")),
  },
  { key: "start", label: "Start", show: (offer) => dateWords(offer.startOn) },
  { key: "held", label: "Held until", show: (offer) => offer.heldUntil },
  {
    key: "place",
    label: "The place",
    show: ({ place }) => (place.length === 0 ? NOT_HELD : place.join(". ")),
  },
  {
    key: "children",
    label: "Children living there",
    show: ({ childrenLiving }) => (childrenLiving === null ? UNTOLD : String(childrenLiving)),
  },
];

/**
 * Offers side by side, a row a thing, in the order given. Kinds of line that no offer has are left out, and alerts where none stands. `lowest` is
 * marked where less is better and the offers differ; an offer's quality is not a number and is not ranked.
 */
export function compareOffers(offers: readonly ComparedOffer[]): CompareRow[] {
  return rows
    .map(({ key, label, show, least }): CompareRow => {
      const values = offers.map(show);
      const differs = new Set(values).size > 1;
      const lowest = least && differs ? Math.min(...offers.map(least)) : undefined;
      const cells = offers.map((offer, index) => ({
        offerId: offer.id,
        value: values[index] ?? "",
        lowest: least !== undefined && lowest !== undefined && least(offer) === lowest,
      }));
      return { key, label, cells, differs };
    })
    .filter(({ key, cells }) => {
      if (key === "stay") return cells.some(({ value }) => value !== NO_END);
      if (key === "place") return cells.some(({ value }) => value !== NOT_HELD);
      if (key === "alerts") return cells.some(({ value }) => value !== NO_ALERT);
      return !(key in LINE_KINDS) || cells.some(({ value }) => value !== NOT_INCLUDED);
    });
}
