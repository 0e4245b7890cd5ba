import type { Tx } from "~/domains/access/transactions.server";
import { dayOfColumn } from "~/platform/time";
import type { ChangeState } from "../changes/change.machine";
import type { ChangeWhat } from "../changes/change.rules";
import { type AuthorisedLine, isLine } from "../changes/change-line.rules";

/** What an authorised change pays, in whole pence a week; `lastNight` is null until the placement ends. */
export type AuthorisedNights = { id: string; from: string; lastNight: string | null; weeklyPence: number };

const NIGHTS = {
  id: true,
  what: true,
  state: true,
  fromOn: true,
  lastNight: true,
  weeklyPence: true,
} as const;

const authorisedOf = (placementId: string) => ({
  where: { placementId, state: "authorised" },
  orderBy: [{ fromOn: "asc" as const }, { id: "asc" as const }],
});

type Row = { what: string; state: string; fromOn: Date; lastNight: Date | null };

/** The same row with its days, none where it is no line of the fee. */
function asLine<T extends Row>({ what, state, fromOn, lastNight, ...row }: T) {
  const nights = { from: dayOfColumn(fromOn), lastNight: dayOfColumn(lastNight) };
  const pays = isLine({ state: state as ChangeState, what: what as ChangeWhat, ...nights });
  return pays ? [{ ...row, ...nights }] : [];
}

/** What the authorised changes of a placement pay, in the order of their first nights. The worker reads it: it has no words. */
export async function authorisedNights(tx: Tx, placementId: string): Promise<AuthorisedNights[]> {
  const rows = await tx.placementChange.findMany({ ...authorisedOf(placementId), select: NIGHTS });
  return rows.flatMap(asLine);
}

/** The authorised changes of a placement that are lines of its fee, in the same order, with what they are called. */
export async function authorisedChanges(tx: Tx, placementId: string): Promise<AuthorisedLine[]> {
  const rows = await tx.placementChange.findMany({
    ...authorisedOf(placementId),
    select: { ...NIGHTS, kind: true, label: true },
  });
  return rows.flatMap(asLine);
}
