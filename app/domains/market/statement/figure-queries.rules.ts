import { keysOf } from "~/platform/forms/options";
import type { Publisher } from "./publisher.rules";

/**
 * The figures that a statement can show. The key is stored with a block and frozen with a version: one that is no longer
 * offered is marked `retired` and stays. A query that is not worked out from published statistics has its line in
 * `queries/figure-runners.server.ts`.
 */

export interface FigureQueryDefinition {
  label: string;
  /** What it shows, for whoever chooses it. */
  about: string;
  group: "Published statistics" | "Ofsted's register" | "Homeward" | "Your own figures";
  /** What may be chosen besides. */
  parameters: readonly FigureParameter[];
  /** Who can have it: what only one council knows is none of the region's, and what is made of all of them none of a council's. */
  only?: Publisher;
  retired?: true;
}

/** With whom the council is compared. */
export const COMPARISONS = {
  own: "Your council only",
  region: "Your council, the West Midlands and England",
  neighbours: "Your council, neighbours, the West Midlands and England",
  councils: "All councils of the West Midlands, and England",
} as const;
export type Comparison = keyof typeof COMPARISONS;

/** The same for the region's statement, which has no neighbours. */
const REGIONS_COMPARISONS = {
  own: "The West Midlands only",
  region: "The West Midlands and England",
  councils: "The West Midlands, all its councils, and England",
} as const satisfies Partial<Record<Comparison, string>>;

/** With whom a council or the region can be compared. */
export const comparisonsOf = (publisher: Publisher): Readonly<Record<string, string>> =>
  publisher === "region" ? REGIONS_COMPARISONS : COMPARISONS;

/** How many years are shown. */
export const YEARS_SHOWN = {
  "1": "The latest year",
  "3": "3 years",
  "5": "5 years",
  "10": "10 years",
} as const;
export type YearsShown = keyof typeof YEARS_SHOWN;

export type FigureParameter = keyof FigureParameters;

/** What was chosen; from `table` to `day` it is of a table that somebody typed (`own-table.rules`). */
export interface FigureParameters {
  compare: Comparison;
  years: YearsShown;
  table: string;
  unit: string;
  source: string;
  /** The day on which it was counted (ISO), or empty. */
  day: string;
  /** How a chart is drawn (a key of CHART_KINDS); empty leaves it to the figure. */
  picture: string;
}

export const NO_PARAMETERS: FigureParameters = {
  compare: "own",
  years: "5",
  table: "",
  unit: "",
  source: "",
  day: "",
  picture: "",
};

export const FIGURE_QUERIES = {
  "looked-after": {
    label: "Children looked after",
    about: "The number on 31 March of each year",
    group: "Published statistics",
    parameters: ["compare", "years"],
  },
  "rate-per-10000": {
    label: "Children looked after per 10,000 under 18",
    about: "The rate on 31 March of each year, to compare areas of different size",
    group: "Published statistics",
    parameters: ["compare", "years"],
  },
  "started-and-ceased": {
    label: "Children who started and ceased to be looked after",
    about: "Our own, in each year to 31 March",
    group: "Published statistics",
    parameters: ["years"],
  },
  "three-or-more-placements": {
    label: "Children with three or more placements in a year",
    about: "The share of children looked after on 31 March",
    group: "Published statistics",
    parameters: ["compare", "years"],
  },
  "new-placements-by-distance": {
    label: "New placements by distance from home",
    about:
      "Inside and outside our area, nearer and further than 20 miles; by year, or compared in the latest",
    group: "Published statistics",
    parameters: ["compare", "years"],
  },
  "placed-in-and-out": {
    label: "Children placed in and outside our area",
    about: "Ours who are placed outside, and those of other councils who are placed here, on 31 March",
    group: "Published statistics",
    parameters: ["years"],
  },
  "unit-cost": {
    label: "Spending per child looked after",
    about:
      "What a council spent on children looked after in a year, for each of them; never worked out from a return that something is known against",
    group: "Published statistics",
    parameters: ["compare"],
  },
  "supply-places": {
    label: "Registered services and places",
    about: "By type in our area; compared, children's homes of each area",
    group: "Ofsted's register",
    parameters: ["compare"],
  },
  "supply-ownership": {
    label: "Who owns the places",
    about: "How many owners the children's homes of an area have, and what the largest of them hold",
    group: "Ofsted's register",
    parameters: ["compare"],
  },
  "supply-largest-owners": {
    label: "The largest owners of children's homes",
    about: "The five with most places in our area, or in the West Midlands when compared",
    group: "Ofsted's register",
    parameters: ["compare"],
  },
  "supply-grades": {
    label: "Inspection grades of children's homes",
    about: "How many homes have each grade, and how many are not yet inspected",
    group: "Ofsted's register",
    parameters: ["compare"],
  },
  "supply-changes": {
    label: "Places that opened and closed",
    about: "Between the two latest files of the register",
    group: "Ofsted's register",
    parameters: ["compare"],
  },
  "local-use": {
    label: "Places here and our own children",
    about: "Places in children's homes per 100 children looked after, and whether more come than go",
    group: "Ofsted's register",
    parameters: ["compare"],
  },
  "three-cases": {
    label: "The three cases of an earlier statement",
    about: "What a council projected, and the actual number, where it published three cases",
    group: "Published statistics",
    parameters: [],
    only: "council",
  },
  "demand-ages": {
    label: "Referrals by age and outcome",
    about: "Our own in twelve months; small numbers are hidden, and what is published stays for a year",
    group: "Homeward",
    parameters: [],
  },
  "demand-needs": {
    label: "Referrals by need",
    about: "Our own in twelve months; small numbers are hidden, and what is published stays for a year",
    group: "Homeward",
    parameters: [],
  },
  "demand-declines": {
    label: "Why services declined",
    about: "Answers to our referrals in twelve months, by reason",
    group: "Homeward",
    parameters: [],
  },
  "demand-waits": {
    label: "Time to an accepted place",
    about:
      "From sending a referral until an offer was accepted; add it together with referrals by age and outcome",
    group: "Homeward",
    parameters: [],
  },
  "demand-types": {
    label: "Homes needed and homes here, by type",
    about:
      "Our own referrals in twelve months by the type wanted, whether a place was found, and what is registered in our area; add it together with referrals by age and outcome",
    group: "Homeward",
    parameters: [],
  },
  "demand-closings": {
    label: "Why searches ended without a place",
    about:
      "Our own searches of twelve months that were closed, by reason; add it together with referrals by age and outcome",
    group: "Homeward",
    parameters: [],
  },
  prices: {
    label: "What places cost",
    about:
      "The weekly cost of places accepted in twelve months, by type of service; hidden where it would tell one provider's price",
    group: "Homeward",
    parameters: [],
    only: "council",
  },
  "region-intentions": {
    label: "What councils intend to commission",
    about: "Commissioning intentions in each council's newest published statement",
    group: "Homeward",
    parameters: [],
    only: "region",
  },
  "own-table": {
    label: "Your own table",
    about: "What you count yourselves: type it, and say where it comes from",
    group: "Your own figures",
    parameters: ["table", "unit", "source", "day"],
  },
} as const satisfies Readonly<Record<string, FigureQueryDefinition>>;
export type FigureQuery = keyof typeof FIGURE_QUERIES;

export const isFigureQuery = (key: string | null): key is FigureQuery =>
  key !== null && Object.hasOwn(FIGURE_QUERIES, key);

export const queryDefinition = (query: FigureQuery): FigureQueryDefinition => FIGURE_QUERIES[query];

/** The figures that a council or the region can show. */
export const queriesOf = (publisher: Publisher): FigureQuery[] =>
  keysOf(FIGURE_QUERIES).filter((query) => (queryDefinition(query).only ?? publisher) === publisher);

/** The parameters that were stored with a block; what is missing or no longer known is as if nothing had been chosen. */
export function parametersOf(stored: unknown): FigureParameters {
  const given = (typeof stored === "object" && stored ? stored : {}) as Record<string, unknown>;
  const text = (name: FigureParameter) => {
    const value = given[name];
    return typeof value === "string" ? value : "";
  };
  return {
    compare: keysOf(COMPARISONS).find((key) => key === given.compare) ?? NO_PARAMETERS.compare,
    years: keysOf(YEARS_SHOWN).find((key) => key === given.years) ?? NO_PARAMETERS.years,
    table: text("table"),
    unit: text("unit"),
    source: text("source"),
    day: text("day"),
    picture: text("picture"),
  };
}

/** Only what the query asks for, so that a choice that no longer counts is not stored. */
export function parametersFor(query: FigureQuery, given: FigureParameters): Partial<FigureParameters> {
  const names: readonly FigureParameter[] = [...queryDefinition(query).parameters, "picture"];
  return Object.fromEntries(names.map((name) => [name, given[name]]));
}
