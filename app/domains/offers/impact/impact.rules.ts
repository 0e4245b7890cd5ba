import {
  AGE_BANDS,
  type AgeBand,
  IMPACT_PART_KEYS,
  IMPACT_PARTS,
  LIKELIHOODS,
  type Likelihood,
} from "./impact.options";
import { subjectLabel } from "./impact-asks.rules";

/** One part of an assessment as it was sent: a need or a risk by its key, or one of `IMPACT_PARTS`. */
export type SentPart = {
  part: string;
  words: string;
  /** The risks, what would reduce them and what risk stays; of a need or a risk alone. */
  risk: string;
  action: string;
  likelihood: Likelihood | null;
};

/** A part as it is read: with its row, and with `who` lives there where the part is about them (`whoLives`). */
export type ReadPart = SentPart & { id: string; who: string };

/**
 * Who lives there, as the part about them is read: the bands of age and the number stand beside its words, and whoever
 * agrees to the words agrees to them. Empty for every other part.
 */
export function whoLives(part: string, ageBands: readonly string[], childrenLiving: number | null): string {
  return part === "living" ? `${childrenLiving ?? ""} ${[...ageBands].sort().join(" ")}` : "";
}

/** "Their ages: 10 to 12, 13 to 15.", or that nobody else lives there. */
export function bandWords(bands: readonly string[]): string {
  const words = bands.map((band) => (Object.hasOwn(AGE_BANDS, band) ? AGE_BANDS[band as AgeBand] : band));
  return bands.includes("nobody") ? `${words.join(", ")}.` : `Their ages: ${words.join(", ")}.`;
}

export type PartGroup = "children" | "needs" | "answer" | "culture" | "rules";

/** In the order in which they are read. */
export const PART_GROUPS: Readonly<Record<PartGroup, string>> = {
  children: "The children who live there",
  needs: "Each need and risk",
  answer: "Staffing and limits",
  culture: "Culture and identity, day to day",
  rules: "House rules and the first days",
};

const KNOWN: Readonly<Record<string, { label: string; group: PartGroup }>> = IMPACT_PARTS;

export function groupOfPart(part: string): PartGroup {
  return KNOWN[part]?.group ?? "needs";
}

/** What a part is called on pages and in the errors of its form. */
export function partLabel(part: string): string {
  return KNOWN[part]?.label ?? subjectLabel(part);
}

/** The parts as they are read: by group, the needs as the referral names them. */
export function inReadingOrder<Part extends { part: string }>(parts: readonly Part[]): Part[] {
  const groups = Object.keys(PART_GROUPS) as PartGroup[];
  const rank = ({ part }: Part) =>
    groups.indexOf(groupOfPart(part)) * 100 + (IMPACT_PART_KEYS as readonly string[]).indexOf(part);
  return [...parts].sort((a, b) => rank(a) - rank(b));
}

/**
 * Whether two parts say the same, so that an answer to the one is an answer to the other. The start page asks the same in
 * SQL (`queries/waiting-impact`); `impact-same.test.ts` holds the two together.
 */
export function saysTheSame(a: Omit<ReadPart, "id">, b: Omit<ReadPart, "id">): boolean {
  return (
    a.part === b.part &&
    a.who === b.who &&
    a.words === b.words &&
    a.risk === b.risk &&
    a.action === b.action &&
    a.likelihood === b.likelihood
  );
}

export function isLikelihood(value: string): value is Likelihood {
  return Object.hasOwn(LIKELIHOODS, value);
}

/** Said where an offer is sent whose assessment has gaps: the page of the assessment names each of them. */
export const IMPACT_NOT_COMPLETE =
  "The impact assessment is not complete yet. Open it and answer what is missing";

const FOLLOWS_WITHIN_HOURS = 24;

/** Until when an assessment follows an emergency's offer that was sent at this moment. */
export function impactDueAt(sentAt: Date): Date {
  return new Date(sentAt.getTime() + FOLLOWS_WITHIN_HOURS * 3_600_000);
}
