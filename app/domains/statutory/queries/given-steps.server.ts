import type { Tx } from "~/domains/access/transactions.server";
import { dayOfColumn } from "~/platform/time";
import { type Basis, basisOf, holds } from "../step-basis.rules";
import type { StepCode } from "../steps.options";
import type { FoundStatutory } from "./load-statutory.server";

/** A step that somebody gave, withdrawn or not. */
export type WrittenStep = Awaited<ReturnType<typeof writtenSteps>>[number];

/** What was given and withdrawn, the latest first. */
export async function writtenSteps(tx: Tx, placementId: string) {
  const rows = await tx.statutoryStep.findMany({
    where: { placementId },
    orderBy: [{ givenOn: "desc" }, { givenAt: "desc" }, { id: "desc" }],
    take: 300,
  });
  return rows.map((row) => ({ ...row, on: dayOfColumn(row.givenOn), givenFor: row.givenFor as Basis }));
}

/** Of one step: those that count, and those that were given for what is not so any more. The latest first. */
export function givenOf(
  found: FoundStatutory,
  written: readonly WrittenStep[],
  code: StepCode,
): { counts: WrittenStep[]; outdated: WrittenStep[] } {
  const now = basisOf(code, found.facts);
  const given = written.filter((row) => row.code === code && row.withdrawnAt === null);
  return {
    counts: given.filter(({ givenFor }) => holds(givenFor, now)),
    outdated: given.filter(({ givenFor }) => !holds(givenFor, now)),
  };
}
