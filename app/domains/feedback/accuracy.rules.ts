/** How accurate a council's referrals were, in the words of its page. Pure. */
import {
  REFERRAL_SECTIONS,
  SECTIONS_IN_ORDER,
  sectionLabel,
} from "~/domains/referrals/referral-sections.options";
import { nearestRank } from "~/platform/nearest-rank";

/** A section that a provider named as incomplete, or that was said to be missing. */
export type SectionCounts = {
  section: string;
  label: string;
  /** Referrals in which something of it was changed after they were sent. */
  changed: number;
  /** Verdicts of it: how many providers answered, and of those how many said that it differs or was not there. */
  answered: number;
  differs: number;
  missing: number;
  /** Homes whose answer is that the referral is incomplete, and that named it. */
  declined: number;
};

export type ChangedField = { section: string; field: string; label: string; referrals: number };

export type AccuracyCounts = {
  /** The quality score of each referral first sent in the quarter, as it was then; null where it was not kept. */
  scores: (number | null)[];
  /** Referrals that were changed after they were sent, in the quarter. */
  changedReferrals: number;
  fields: ChangedField[];
  changes: { section: string; referrals: number }[];
  verdicts: { section: string; says: string; count: number }[];
  declines: { section: string | null; homes: number; referrals: number }[];
};

/** One line a section, in the order of the referral; a section that is no longer asked about comes last where something names it. */
export function sectionLines(counts: AccuracyCounts): SectionCounts[] {
  const named = [...counts.changes, ...counts.verdicts, ...counts.declines].flatMap(
    ({ section }) => section ?? [],
  );
  const sections = [...new Set<string>([...SECTIONS_IN_ORDER, ...named])];
  const of = (section: string, says?: string) =>
    counts.verdicts
      .filter((one) => one.section === section && (says === undefined || one.says === says))
      .reduce((sum, { count }) => sum + count, 0);
  return sections.map((section) => ({
    section,
    label: Object.hasOwn(REFERRAL_SECTIONS, section)
      ? sectionLabel(section)
      : "A section no longer asked about",
    changed: counts.changes.find((one) => one.section === section)?.referrals ?? 0,
    answered: of(section),
    differs: of(section, "differs"),
    missing: of(section, "missing"),
    declined: counts.declines.find((one) => one.section === section)?.homes ?? 0,
  }));
}

/** The median score of those of which it was kept, by nearest rank. */
export const medianScore = (scores: readonly (number | null)[]): number | null =>
  nearestRank(
    scores.filter((score) => score !== null),
    50,
  );

/** What the page says first: what cost the most offers, and what to do. */
export function accuracySentence(lines: readonly SectionCounts[]): string {
  const worst = lines.reduce<SectionCounts | null>(
    (found, one) => (one.declined > (found?.declined ?? 0) ? one : found),
    null,
  );
  if (worst)
    return `${worst.label} cost the most offers: ${worst.declined === 1 ? "1 home" : `${worst.declined} homes`} declined because it is incomplete.`;
  const wrong = lines.reduce<SectionCounts | null>(
    (found, one) => (one.differs + one.missing > (found ? found.differs + found.missing : 0) ? one : found),
    null,
  );
  if (wrong)
    return `No home declined because a referral is incomplete. ${wrong.label} was most often different from what homes found.`;
  return "No home declined because a referral is incomplete, and no provider reported a difference.";
}
