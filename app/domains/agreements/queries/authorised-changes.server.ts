import type { Tx } from "~/domains/access/transactions.server";
import { dayOfColumn } from "~/platform/time";
import type { ChangeState } from "../change.machine";
import type { ChangeWhat } from "../change.rules";
import { type AuthorisedLine, isLine } from "../change-line.rules";

/** An authorised change that is or was paid, night by night; `lastNight` is null until the placement ends. */
export type AuthorisedChange = AuthorisedLine & { weeklyPence: number };

/** The authorised changes of a placement that are lines of its fee, in the order of their first nights. The worker too reads it. */
export async function authorisedChanges(tx: Tx, placementId: string): Promise<AuthorisedChange[]> {
  const rows = await tx.placementChange.findMany({
    where: { placementId, state: "authorised" },
    orderBy: [{ fromOn: "asc" }, { id: "asc" }],
    select: {
      id: true,
      kind: true,
      label: true,
      what: true,
      state: true,
      fromOn: true,
      lastNight: true,
      weeklyPence: true,
    },
  });
  return rows.flatMap(({ what, state, fromOn, lastNight, ...row }): AuthorisedChange[] => {
    const nights = { from: dayOfColumn(fromOn), lastNight: dayOfColumn(lastNight) };
    return isLine({ state: state as ChangeState, what: what as ChangeWhat, ...nights })
      ? [{ ...row, ...nights }]
      : [];
  });
}
