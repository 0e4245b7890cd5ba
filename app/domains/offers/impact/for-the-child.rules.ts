import type { OfferState } from "../offer.machine";
import { AGE_BANDS, type AgeBand, type ImpactPart } from "./impact.options";

/** One thing that a child wants to know of a home, in words that a child of 12 reads. */
export type ChildSection = { title: string; words: string };

export type HomeForChild = {
  title: string;
  /** Whether the home is called by its name. */
  named: boolean;
  sections: ChildSection[];
};

/**
 * From here on the home is called by its name: it is the council's choice. Before that the sheet is of a home where the
 * child may never live, and others do: where they live is not for a printed sheet.
 */
const NAMED_AT: readonly OfferState[] = ["preferred", "authorised", "accepted"];

/** What a child reads, in this order. Nothing that is said of this child or of the others is among it. */
const TITLES = {
  "first-days": "Your first days",
  food: "What we eat",
  phones: "Phones and the internet",
  bedtimes: "Bedtimes",
  "going-out": "Going out and friends",
  "self-care": "Looking after your hair and skin",
  language: "The languages we speak",
  worship: "Your faith, and the days we celebrate",
} as const satisfies Partial<Record<ImpactPart, string>>;

type Told = {
  state: OfferState;
  serviceName: string;
  childrenLiving: number | null;
  ageBands: readonly string[];
  parts: readonly { part: string; words: string }[];
};

/** The sheet about a home, from the house rules and daily life in its impact assessment. */
export function homeForChild({ state, serviceName, childrenLiving, ageBands, parts }: Told): HomeForChild {
  const named = NAMED_AT.includes(state);
  const said = (Object.keys(TITLES) as (keyof typeof TITLES)[]).flatMap((part): ChildSection[] => {
    const words = parts.find((one) => one.part === part)?.words ?? "";
    return words === "" ? [] : [{ title: TITLES[part], words }];
  });
  const [first, ...others] = said;
  const living = { title: "Who lives here", words: livingWords(childrenLiving, ageBands) };
  return {
    title: named ? serviceName : "A home for you to think about",
    named,
    sections: [...(first ? [first] : []), living, ...others],
  };
}

function livingWords(count: number | null, bands: readonly string[]): string {
  if (bands.includes("nobody") || count === 0) return "No other children live here now.";
  const ages = bands.flatMap((band) => (Object.hasOwn(AGE_BANDS, band) ? [AGE_BANDS[band as AgeBand]] : []));
  const who =
    count === null
      ? "Other children live here"
      : count === 1
        ? "1 other child lives here"
        : `${count} other children live here`;
  return ages.length === 0 ? `${who}.` : `${who}. Ages: ${ages.join(", ").toLowerCase()}.`;
}
