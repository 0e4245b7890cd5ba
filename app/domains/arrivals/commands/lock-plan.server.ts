import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { type LockedPlacement, placementToChange } from "~/domains/agreements/commands/lock-placement.server";
import type { KindAndFacts } from "~/domains/audit/events.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { ARRIVAL_EVENTS } from "../arrival.events";
import { may } from "../arrival.policy";
import type { PlanKind } from "../plan-items.options";
import { planItems } from "../plan-items.rules";
import { type PlanItemRow, readPlans } from "../queries/read-plan.server";

/** One side's list of a plan with its placement, locked until the transaction ends. */
export type LockedPlan = {
  placement: LockedPlacement;
  kind: PlanKind;
  /** Null until somebody of this side has written on it. */
  id: string | null;
  /** 0 until then. */
  version: number;
  items: ReturnType<typeof planItems<PlanItemRow>>;
};

export type PlanNamed = { reference: string; kind: PlanKind };
type Asked = PlanNamed & { version: number };

/**
 * The list of the actor's own side, seen at this version. A placement that the actor may not see is missing, a role or a
 * state that keeps no plan is refused, and a list that a colleague changed meanwhile is a conflict.
 */
export async function lockPlan(
  tx: Tx,
  actor: Actor,
  { reference, kind, version }: Asked,
): Promise<Result<LockedPlan, Refusal>> {
  const found = await placementToChange(tx, actor, { reference, action: "view" });
  if (!found.ok) return found;
  const placement = found.value;
  const allowed = may(actor, "keep", { ...placement, kind });
  if (allowed !== true) return err(refusalOf(allowed));
  const plan = (await readPlans(tx, actor, reference)).of(kind, placement.side);
  if (plan.version !== version) return err(conflict());
  const { id, items } = plan;
  return ok({ placement, kind, id, version, items: planItems(kind, placement.side, items) });
}

/** Counts the list's version up, or begins it; a colleague who was first is a conflict. Gives its id. */
export async function nextVersion(tx: Tx, actor: Actor, plan: LockedPlan): Promise<Result<string, Refusal>> {
  const { placement, kind, id, version } = plan;
  if (id !== null) {
    const { count } = await tx.arrivalPlan.updateMany({
      where: { id, version },
      data: { version: { increment: 1 } },
    });
    return count === 0 ? err(conflict()) : ok(id);
  }
  const begun = newId();
  const { count } = await tx.arrivalPlan.createMany({
    data: [
      {
        id: begun,
        placementId: placement.id,
        councilId: placement.councilId,
        providerId: placement.providerId,
        kind,
        side: placement.side,
        recordedById: actor.personId,
        recordedAt: now(),
      },
    ],
    skipDuplicates: true,
  });
  return count === 0 ? err(conflict()) : ok(begun);
}

/** What was done to a plan, for both sides. */
export function recordPlanEvent(
  tx: Tx,
  actor: Actor,
  { placement, kind }: LockedPlan,
  event: Told,
): Promise<void> {
  const about = {
    placement: placement.reference,
    serviceId: placement.serviceId,
    plan: kind,
    side: placement.side,
  };
  return recordEvent(tx, actor, ARRIVAL_EVENTS, {
    ...({ ...event, data: { ...about, ...event.data } } as KindAndFacts<typeof ARRIVAL_EVENTS>),
    councilId: placement.councilId,
    providerId: placement.providerId,
    subject: "placement",
    subjectId: placement.id,
    referralId: placement.referralId,
  });
}

type Told = {
  [K in KindAndFacts<typeof ARRIVAL_EVENTS> as K["kind"]]: {
    kind: K["kind"];
    reason?: K["reason"];
    data: Omit<K["data"], "placement" | "serviceId" | "plan" | "side">;
  };
}[KindAndFacts<typeof ARRIVAL_EVENTS>["kind"]];
