import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { type Quarter, quarterAt, quarterWanted } from "~/platform/quarters";
import { denyPage } from "~/platform/refusal.server";
import { accuracySentence, medianScore, type SectionCounts, sectionLines } from "../accuracy.rules";
import { may } from "../promise.policy";
import { accuracyOf, accuracyQueries } from "./count-accuracy.server";

/** So many quarters can be chosen, the running one among them. */
const QUARTERS = 8;

export type AccuracyView = {
  quarter: Quarter;
  /** The quarters beside it that can be read. */
  earlier: Quarter | null;
  later: Quarter | null;
  running: boolean;
  sent: number;
  median: number | null;
  changed: number;
  incomplete: number;
  sentence: string;
  sections: SectionCounts[];
  fields: { key: string; label: string; section: string; referrals: number }[];
};

/** How accurate the council's own referrals were in one quarter, by section and field. 403 for a role that has no use for it. */
export async function viewAccuracy(actor: Actor, wanted: string | null): Promise<AccuracyView> {
  const allowed = may(actor, "list", { councilId: actor.organisationId });
  if (allowed !== true) return denyPage(allowed);
  const { quarter, earlier, later, running } = quarterWanted(wanted, quarterAt(now()), QUARTERS);
  const settings = { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const span = { councilId: actor.organisationId, from: quarter.from, to: quarter.to };
  const counts = accuracyOf(await pipelined("council", settings, (sql) => accuracyQueries(sql, span)));
  const sections = sectionLines(counts);
  const labels = new Map(sections.map(({ section, label }) => [section, label]));
  return {
    quarter,
    ...{ earlier, later, running },
    sent: counts.scores.length,
    median: medianScore(counts.scores),
    changed: counts.changedReferrals,
    incomplete: counts.declines.reduce((sum, { homes }) => sum + homes, 0),
    sentence: accuracySentence(sections),
    sections,
    fields: counts.fields.map(({ section, field, label, referrals }) => ({
      ...{ key: `${section}.${field}`, label, referrals },
      section: labels.get(section) ?? section,
    })),
  };
}
