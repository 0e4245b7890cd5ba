import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { placementScope } from "~/domains/agreements/placement/placement.scope.server";
import { startedOn } from "~/domains/agreements/placement/placement-dates.rules";
import type { PlacementView } from "~/domains/agreements/queries/view-placement.server";
import {
  type ReferralSection,
  SECTIONS_IN_ORDER,
  sectionLabel,
} from "~/domains/referrals/referral-sections.options";
import { VERDICT_ANSWERS, type VerdictAnswer } from "../verdict.options";
import { may } from "../verdict.policy";
import { type LivedFacts, VERDICT_DAYS, type VerdictDays } from "../verdict.rules";

/** A verdict as it is stored, its sections in the order of the referral. */
export type VerdictRow = {
  days: VerdictDays;
  version: number;
  answeredAt: Date;
  givenBy: string;
  readAt: Date | null;
  readBy: string | null;
  sections: {
    section: ReferralSection;
    label: string;
    says: VerdictAnswer;
    words: string;
    note: string | null;
  }[];
};

/** The verdicts of a placement that the caller has read, by the day they are of; none for a role that reads none. */
export async function readVerdicts(
  tx: Tx,
  actor: Actor,
  { reference, subject }: Pick<PlacementView, "reference" | "subject">,
): Promise<VerdictRow[]> {
  if (may(actor, "view", subject) !== true) return [];
  const rows = await tx.referralVerdict.findMany({
    where: { placement: { AND: [placementScope(actor), { reference }] } },
    include: { sections: true },
    orderBy: { days: "asc" },
  });
  const [first] = rows;
  const names = first ? await peopleOfFeedback(tx, first.placementId) : new Map<string, string>();
  return rows.flatMap((row) => {
    const days = VERDICT_DAYS.find((one) => one === row.days);
    if (days === undefined) return [];
    return [
      {
        days,
        version: row.version,
        answeredAt: row.answeredAt,
        givenBy: names.get(row.answeredById) ?? "the provider",
        readAt: row.readAt,
        readBy: row.readById === null ? null : (names.get(row.readById) ?? "the council"),
        sections: SECTIONS_IN_ORDER.flatMap((section) => {
          const found = row.sections.find((one) => one.section === section);
          if (!found) return [];
          const says = found.says as VerdictAnswer;
          return [
            { section, label: sectionLabel(section), says, words: VERDICT_ANSWERS[says], note: found.note },
          ];
        }),
      },
    ];
  });
}

/** A function of the database says it to both sides: neither reads the people of the other. */
export async function peopleOfFeedback(tx: Tx, placementId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id, name from public.people_of_feedback(${placementId}::uuid)`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What the rules of a verdict ask of a placement that was read. */
export function livedFacts({ state, facts }: Pick<PlacementView, "state" | "facts">): LivedFacts {
  return { state, started: startedOn(facts), lastNight: facts.lastNight };
}
