import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { dayAndTime, dayOfColumn } from "~/platform/time";
import { absenceDays, absenceWords, partOfFeeWords, whyNotChanged } from "../absences/absence.rules";
import { absenceFeeAbilities } from "../absences/absence-fee.policy";
import { absenceKindWords } from "../absences/absence-kinds.options";
import { placementScope } from "../placement/placement.scope.server";
import type { Side } from "../placement/placement-words.rules";
import { absencesToDecide } from "./absences-to-decide.server";

/** One absence as the page of its placement says it. */
export type AbsenceRow = {
  id: string;
  version: number;
  /** As the form of a correction begins. */
  kind: string;
  awayFrom: string;
  backOn: string | null;
  label: string;
  days: string;
  /** Who recorded, corrected and withdrew it, and when: "Recorded by Ann Bell for the council, today at 5pm". */
  by: string[];
  withdrawn: boolean;
  /** Which part of the fee is paid meanwhile, in words and in basis points; null: not decided. */
  fee: string;
  retained: number | null;
  /** Whether the reader decides on it. */
  decidesFee: boolean;
  /** Why the reader's side cannot change it; null when it can. */
  whyNot: string | null;
};

/**
 * The absences of a placement within the actor's scope, the newest first; none of one that the actor may not see. In a
 * transaction of the caller, beside the placement.
 */
export async function readAbsences(
  tx: Tx,
  actor: Actor,
  reference: string,
  side: Side,
): Promise<AbsenceRow[]> {
  const rows = await tx.placementAbsence.findMany({
    where: { placement: { AND: [placementScope(actor), { reference }] } },
    include: { placement: { select: { lastNight: true } } },
    orderBy: [{ awayFrom: "desc" }, { id: "desc" }],
  });
  const [first] = rows;
  if (!first) return [];
  const names = await namesOf(tx, first.placementId);
  const decidesFor = await absencesToDecide(tx, actor, first.placementId);
  const at = now();
  return rows.map((row) => {
    const [by, withdrawn] = [row.side as Side, row.withdrawnAt !== null];
    const says = (done: string, who: string | null, when: Date | null) =>
      who === null || when === null
        ? []
        : [`${done} by ${nameAnd(names.get(who), by)}, ${dayAndTime(when, at)}`];
    const days = absenceDays(row);
    return {
      id: row.id,
      version: row.version,
      kind: row.kind,
      ...days,
      label: absenceKindWords(row.kind),
      days: absenceWords(days, dayOfColumn(row.placement.lastNight)),
      by: [
        ...says("Recorded", row.recordedById, row.recordedAt),
        ...says("Corrected", row.correctedById, row.correctedAt),
        ...says("Withdrawn", row.withdrawnById, row.withdrawnAt),
        ...(row.retainedAt === null
          ? []
          : [
              `Fee decided by ${nameAnd(names.get(row.retainedById ?? ""), "council")}, ${dayAndTime(row.retainedAt, at)}`,
            ]),
      ],
      withdrawn,
      fee: partOfFeeWords(row.retainedBasisPoints),
      retained: row.retainedBasisPoints,
      decidesFee: absenceFeeAbilities(actor, {
        councilId: row.councilId,
        withdrawn,
        decides: decidesFor.has(row.id),
      }).decide,
      whyNot: whyNotChanged({ side: by, withdrawn }, side),
    };
  });
}

const nameAnd = (name: string | undefined, side: Side) => (name ? `${name} for the ${side}` : `the ${side}`);

/** A function of the database says it to both sides: neither reads the people of the other. */
async function namesOf(tx: Tx, placementId: string): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id, name from public.people_of_absences(${placementId}::uuid)`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
