import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { denyPage } from "~/platform/refusal.server";
import { may, type PlacementAction } from "../placement/placement.policy";
import { type PlacementView, readPlacement } from "./view-placement.server";

/** What the page of a move shows of the placement. */
const SHOWN = [
  "reference",
  "version",
  "state",
  "side",
  "child",
  "service",
  "started",
  "said",
  "notice",
  "end",
  "council",
  "provider",
  "today",
] as const satisfies readonly (keyof PlacementView)[];
type Shown = Pick<PlacementView, (typeof SHOWN)[number]>;

/** A placement before one of its moves, with the days that a form begins with. */
export type PlacementMove = Shown & {
  plannedStart: string;
  noticeLastNight: string | null;
  /** Why it cannot be done now, in words; null when it can. */
  whyNot: string | null;
};

/** 404 where the actor may not see the placement, 403 for a role. */
export function viewPlacementMove(
  actor: Actor,
  reference: string,
  action: PlacementAction,
): Promise<PlacementMove> {
  return read(actor, async (tx) => (await readPlacementMove(tx, actor, reference, action)).move);
}

/** The same inside a transaction of the caller, beside the placement. */
export async function readPlacementMove(
  tx: Tx,
  actor: Actor,
  reference: string,
  action: PlacementAction,
): Promise<{ placement: PlacementView; move: PlacementMove }> {
  const placement = await readPlacement(tx, actor, reference);
  const permission = may(actor, action, placement.subject);
  if (permission !== true && permission.kind !== "not-now") return denyPage(permission);
  const { plannedStart, noticeLastNight } = placement.facts;
  const shown = Object.fromEntries(SHOWN.map((name) => [name, placement[name]])) as Shown;
  const whyNot = permission === true ? null : permission.message;
  return { placement, move: { ...shown, plannedStart, noticeLastNight, whyNot } };
}
