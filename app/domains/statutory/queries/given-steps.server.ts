import type { Tx } from "~/domains/access/transactions.server";
import { dayOfColumn, londonDate } from "~/platform/time";
import { isSettled } from "../notice-parts.options";
import { type Basis, basisOf, holds } from "../step-basis.rules";
import type { StepCode } from "../steps.options";
import type { FoundStatutory } from "./load-statutory.server";
import { noticeEvidence, noticesOf, type WrittenNotice } from "./notices-of.server";

/** A step that somebody gave, withdrawn or not; or a notice to one person, which waits until it is sent or nobody is told. */
export type WrittenStep = {
  id: string;
  code: string;
  on: string;
  evidence: string | null;
  givenFor: Basis;
  givenById: string;
  givenAt: Date;
  withdrawnById: string | null;
  withdrawnAt: Date | null;
  withdrawnWhy: string | null;
  notice: "waits" | "settled" | null;
  /** Whom it is for, of a notice. */
  part: string | null;
};

/** What was given and withdrawn, and every notice; the latest first. */
export async function writtenSteps(tx: Tx, placementId: string): Promise<WrittenStep[]> {
  const rows = await tx.statutoryStep.findMany({
    where: { placementId },
    orderBy: [{ givenOn: "desc" }, { givenAt: "desc" }, { id: "desc" }],
    take: 300,
  });
  const steps = rows.map(
    ({ givenOn, givenFor, ...row }): WrittenStep => ({
      ...row,
      on: dayOfColumn(givenOn),
      givenFor: givenFor as Basis,
      notice: null,
      part: null,
    }),
  );
  const notices = (await noticesOf(tx, placementId)).map(asStep);
  return [...steps, ...notices].sort((one, other) => other.on.localeCompare(one.on));
}

function asStep(notice: WrittenNotice): WrittenStep {
  const { id, code, part, givenFor, sentOn, sentById, sentAt, writtenById, writtenAt, leftOut } = notice;
  return {
    ...{ id, code, part, givenFor },
    on: sentOn ?? londonDate(writtenAt),
    evidence: noticeEvidence(notice),
    givenById: sentById ?? writtenById,
    givenAt: sentAt ?? writtenAt,
    ...{ withdrawnById: null, withdrawnAt: null, withdrawnWhy: null },
    notice: sentOn === null && leftOut === null ? "waits" : "settled",
  };
}

/**
 * Of one step: those that count, and those that were given for what is not so any more. The latest first. While somebody has
 * not been told nothing counts (`isSettled`).
 */
export function givenOf(
  found: FoundStatutory,
  written: readonly WrittenStep[],
  code: StepCode,
): { counts: WrittenStep[]; outdated: WrittenStep[] } {
  const now = basisOf(code, found.facts);
  const given = written.filter((row) => row.code === code && row.withdrawnAt === null);
  const held = given.filter(({ givenFor }) => holds(givenFor, now));
  const letters = held.flatMap(({ part, notice }) =>
    part === null ? [] : [{ part, settled: notice === "settled" }],
  );
  const recorded = held.some(({ notice }) => notice === null);
  return {
    counts: letters.length === 0 || isSettled(code, letters, recorded) ? held : [],
    outdated: given.filter(({ givenFor, notice }) => notice !== "waits" && !holds(givenFor, now)),
  };
}
