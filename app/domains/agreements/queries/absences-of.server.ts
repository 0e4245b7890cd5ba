import type { Tx } from "~/domains/access/transactions.server";
import { dayOfColumn } from "~/platform/time";
import { absenceDays, type NightsAway, nightsWithin, WHOLE_FEE } from "../absences/absence.rules";
import { startedOn } from "../placement/placement-dates.rules";

/**
 * Whole nights that a child slept elsewhere, and which part of the fee is retained for them: all of it where nobody
 * decided otherwise.
 */
export type AbsentNights = NightsAway & {
  absenceId: string;
  retainedBasisPoints: number;
  decided: boolean;
};

/**
 * The nights of a placement's absences from one night to another, both included: what payments ask. In the order of their
 * nights, none of them twice; what was withdrawn, was before the child moved in or after the last night is none.
 */
export async function absencesOf(
  tx: Tx,
  placementId: string,
  period: { from: string; to: string },
): Promise<AbsentNights[]> {
  const placement = await tx.placement.findUnique({
    where: { id: placementId },
    select: {
      councilMovedIn: true,
      providerMovedIn: true,
      lastNight: true,
      absences: {
        where: { withdrawnAt: null },
        orderBy: { awayFrom: "asc" },
        select: { id: true, awayFrom: true, backOn: true, retainedBasisPoints: true },
      },
    },
  });
  const started = placement && startedOn(daysOf(placement));
  if (!started) return [];
  const nights = { started, lastNight: dayOfColumn(placement.lastNight) };
  return placement.absences.flatMap((row) => {
    const within = nightsWithin(absenceDays(row), nights, period);
    const { id, retainedBasisPoints } = row;
    return within === null
      ? []
      : [
          {
            absenceId: id,
            ...within,
            retainedBasisPoints: retainedBasisPoints ?? WHOLE_FEE,
            decided: retainedBasisPoints !== null,
          },
        ];
  });
}

const daysOf = (row: { councilMovedIn: Date | null; providerMovedIn: Date | null }) => ({
  councilMovedIn: dayOfColumn(row.councilMovedIn),
  providerMovedIn: dayOfColumn(row.providerMovedIn),
});
