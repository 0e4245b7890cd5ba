import type { Tx } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import { dayOfColumn, londonDate } from "~/platform/time";
import type { HeldSum } from "../payment-clock.rules";
import type { PaymentHoldState } from "../payment-hold.machine";
import { holdReason } from "../payment-hold.options";

/** A hold as both sides read it; days are `YYYY-MM-DD`, whole pence. */
export type StoredHold = {
  id: string;
  version: number;
  from: string;
  to: string;
  pence: number;
  reason: string;
  owner: string;
  words: string;
  state: PaymentHoldState;
  heldAt: Date;
  outcome: string | null;
  releasedAt: Date | null;
};

const STORED_HOLD = {
  id: true,
  version: true,
  periodFrom: true,
  periodTo: true,
  pence: true,
  reason: true,
  owner: true,
  words: true,
  state: true,
  heldAt: true,
  outcome: true,
  releasedAt: true,
} as const;

type Row = Omit<StoredHold, "from" | "to" | "state"> & { periodFrom: Date; periodTo: Date; state: string };

const storedHold = ({ periodFrom, periodTo, state, ...row }: Row): StoredHold => ({
  ...row,
  from: dayOfColumn(periodFrom),
  to: dayOfColumn(periodTo),
  state: state as PaymentHoldState,
});

/** What is held, or was, of the payments of a placement, oldest first. */
export async function holdsOf(tx: Tx, placementId: string): Promise<StoredHold[]> {
  const rows = await tx.paymentHold.findMany({
    where: { placementId },
    orderBy: [{ heldAt: "asc" }, { id: "asc" }],
    select: STORED_HOLD,
  });
  return rows.map(storedHold);
}

/** A hold of a placement by its id; null where there is none. */
export async function findHold(tx: Tx, placementId: string, id: string): Promise<StoredHold | null> {
  const row = isId(id)
    ? await tx.paymentHold.findFirst({ where: { id, placementId }, select: STORED_HOLD })
    : null;
  return row && storedHold(row);
}

/** What stops the clock of a period: what is disputed of it, or was, from the day on which the provider was told. */
export function disputedOf(
  holds: readonly Pick<StoredHold, "pence" | "reason" | "heldAt" | "releasedAt">[],
): HeldSum[] {
  return holds
    .filter(({ reason }) => holdReason(reason).disputes)
    .map(({ pence, heldAt, releasedAt }) => {
      const heldOn = londonDate(heldAt);
      return {
        pence,
        holds: [{ heldOn, toldOn: heldOn, endedOn: releasedAt && londonDate(releasedAt) }],
      };
    });
}

/** A hold as steps of its period say it. */
export const heldStep = ({ pence, reason, heldAt, releasedAt }: StoredHold) => ({
  ...{ pence, reason: holdReason(reason).label, heldOn: londonDate(heldAt) },
  releasedOn: releasedAt && londonDate(releasedAt),
});
