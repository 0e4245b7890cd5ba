import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { dayOfColumn } from "~/platform/time";
import type { ChangeState } from "../changes/change.machine";
import { type ChangeAction, may } from "../changes/change.policy";
import type { ChangeWhat } from "../changes/change.rules";
import type { Side } from "../placement/placement-words.rules";
import { changesToDecide } from "../queries/changes-to-decide.server";
import { type LockedPlacement, placementToChange } from "./lock-placement.server";
import type { ChangeFacts } from "./tell-of-change.server";

/** A change as commands work on it: its placement is locked, and with that every change of it. */
export type LockedChange = ChangeFacts & {
  ofId: string | null;
  label: string;
  state: ChangeState;
  side: Side;
  version: number;
  /** The last night that is paid; null while it has no end, or is not authorised. */
  lastNight: string | null;
};

export type ChangeNamed = { id: string };
export type OfChange = { reference: string; id: string; version: number };

type Found = {
  placement: LockedPlacement;
  change: LockedChange;
  /** In whose place the actor decides; null for oneself. */
  decidesFor: string | null;
};

/** The change that this actor may do this to, seen at this version, with its locked placement; else why not. */
export async function changeToMove(
  tx: Tx,
  actor: Actor,
  { reference, id, version }: OfChange,
  action: ChangeAction,
): Promise<Result<Found, Refusal>> {
  const found = await placementToChange(tx, actor, { reference, action: "view" });
  if (!found.ok) return found;
  const placement = found.value;
  const change = await findChange(tx, placement, id);
  if (!change) return err(missing());
  const decides =
    action === "decide" ? await changesToDecide(tx, actor, placement.id) : new Map<string, string | null>();
  const { councilId, providerId } = placement;
  const allowed = may(actor, action, { ...change, councilId, providerId, decides: decides.has(id) });
  if (allowed !== true) return err(refusalOf(allowed));
  if (change.version !== version) return err(conflict());
  return ok({ placement, change, decidesFor: decides.get(id) ?? null });
}

/** A change of a locked placement by its id; undefined where there is none. */
export async function findChange(
  tx: Tx,
  { id: placementId }: Pick<LockedPlacement, "id">,
  id: string,
): Promise<LockedChange | undefined> {
  const row = isId(id) ? await tx.placementChange.findFirst({ where: { id, placementId } }) : null;
  if (!row) return undefined;
  return {
    id: row.id,
    ofId: row.ofId,
    what: row.what as ChangeWhat,
    kind: row.kind,
    label: row.label,
    weeklyPence: row.weeklyPence,
    from: dayOfColumn(row.fromOn),
    to: dayOfColumn(row.toOn),
    state: row.state as ChangeState,
    side: row.side as Side,
    version: row.version,
    lastNight: dayOfColumn(row.lastNight),
  };
}
