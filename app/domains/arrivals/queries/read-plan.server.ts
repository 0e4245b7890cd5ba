import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { placementScope } from "~/domains/agreements/placement/placement.scope.server";
import type { Side } from "~/domains/agreements/placement/placement-words.rules";
import type { Prisma } from "~prisma/client";
import type { PlanKind } from "../plan-items.options";

const ITEM = {
  id: true,
  code: true,
  label: true,
  before: true,
  value: true,
  note: true,
  doneAt: true,
  doneById: true,
  notNeeded: true,
  undoneAt: true,
  undoneById: true,
  undoneWhy: true,
  ownNumber: true,
} as const satisfies Prisma.ArrivalItemSelect;

export type PlanItemRow = Prisma.ArrivalItemGetPayload<{ select: typeof ITEM }>;
/** One side's list as it is written; without a row nobody of that side has written on it. */
export type PlanRow = { id: string | null; version: number; items: PlanItemRow[] };

const NOTHING: PlanRow = { id: null, version: 0, items: [] };

/** What is written on the plans of one placement within the actor's scope: of both kinds, by both sides. */
export async function readPlans(
  tx: Tx,
  actor: Actor,
  reference: string,
): Promise<{ of: (kind: PlanKind, side: Side) => PlanRow; names: ReadonlyMap<string, string> }> {
  const plans = await tx.arrivalPlan.findMany({
    where: { placement: { AND: [placementScope(actor), { reference }] } },
    select: {
      id: true,
      placementId: true,
      kind: true,
      side: true,
      version: true,
      items: { where: { removedAt: null }, select: ITEM, orderBy: { ownNumber: "asc" } },
    },
  });
  const [first] = plans;
  return {
    of: (kind, side) => plans.find((plan) => plan.kind === kind && plan.side === side) ?? NOTHING,
    names: first ? await namesOf(tx, first.placementId) : new Map(),
  };
}

/** A function of the database says it to both sides: neither reads the people of the other. */
async function namesOf(tx: Tx, placementId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id, name from public.people_of_plans(${placementId}::uuid)`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
