import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import type { Side } from "~/domains/agreements/placement/placement-words.rules";
import { type PlacementView, readPlacement } from "~/domains/agreements/queries/view-placement.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { dayAndTime } from "~/platform/time";
import { may } from "../arrival.policy";
import { PLAN_TITLES, type PlanKind, type Takes } from "../plan-items.options";
import {
  isOverdue,
  type PlanSituation,
  planDay,
  planItems,
  type Standing,
  standingOf,
  valueWords,
} from "../plan-items.rules";
import { type PlanItemRow, readPlans } from "./read-plan.server";

/** An item as the page says it. */
export type PlanItemView = {
  key: string;
  label: string;
  hint: string | null;
  takes: Takes | null;
  before: boolean;
  own: boolean;
  value: string;
  /** "4:30pm"; empty where nothing is said. */
  says: string;
  note: string;
  /** Ticked, or not needed. */
  done: boolean;
  notNeeded: boolean;
  overdue: boolean;
  /** Who ticked it, or said that it is not needed, and when; of an open one who unticked it, when and why. */
  history: string | null;
};

/** What the plan takes from its placement. */
const SHOWN = [
  "reference",
  "side",
  "child",
  "service",
  "council",
  "provider",
  "people",
] as const satisfies readonly (keyof PlacementView)[];

export type ArrivalPlanView = Pick<PlacementView, (typeof SHOWN)[number]> & {
  kind: PlanKind;
  title: string;
  /** Of the reader's own side, for its forms. */
  version: number;
  standing: Standing;
  items: Record<Side, PlanItemView[]>;
  /** The reader's role changes plans; `whyNot` says why this one cannot be changed now. */
  keeps: boolean;
  whyNot: string | null;
};

/** The plan of this kind as both sides see it; 404 outside the actor's scope or of no such kind, 403 for a role. */
export async function viewArrivalPlan(
  actor: Actor,
  { reference, kind }: { reference: string; kind: string },
): Promise<ArrivalPlanView> {
  if (!Object.hasOwn(PLAN_TITLES, kind)) return notFound();
  return read(actor, (tx) => readPlan(tx, actor, reference, kind as PlanKind));
}

async function readPlan(tx: Tx, actor: Actor, reference: string, kind: PlanKind): Promise<ArrivalPlanView> {
  const placement = await readPlacement(tx, actor, reference);
  const subject = { ...placement.subject, kind };
  const sees = may(actor, "view", subject);
  if (sees !== true) return denyPage(sees);
  const written = await readPlans(tx, actor, reference);
  const situation = situationOf(placement, kind);
  const sides = {
    council: planItems(kind, "council", written.of(kind, "council").items, placement.homeKind),
    provider: planItems(kind, "provider", written.of(kind, "provider").items, placement.homeKind),
  };
  const at = now();
  const itemsOf = (side: Side) =>
    sides[side].map((item) => ({
      key: item.key,
      label: item.label,
      hint: item.hint,
      takes: item.takes,
      before: item.before,
      own: item.own,
      value: item.value,
      says: valueWords(item.takes, item.value),
      note: item.note,
      done: item.doneAt !== null,
      notNeeded: item.notNeeded,
      overdue: isOverdue(item, situation),
      history: historyOf(item.stored, written.names, side, at),
    }));
  const keeps = may(actor, "keep", subject);
  return {
    ...(Object.fromEntries(SHOWN.map((name) => [name, placement[name]])) as Pick<
      PlacementView,
      (typeof SHOWN)[number]
    >),
    kind,
    title: PLAN_TITLES[kind],
    version: written.of(kind, placement.side).version,
    standing: standingOf(
      [
        { who: placement.council.name, items: sides.council },
        { who: placement.provider.name, items: sides.provider },
      ],
      situation,
    ),
    items: { council: itemsOf("council"), provider: itemsOf("provider") },
    keeps: keeps === true || keeps.kind === "not-now",
    whyNot: keeps === true || keeps.kind !== "not-now" ? null : keeps.message,
  };
}

/** How the plan stands by the days and the state of its placement. */
export function situationOf(
  { facts, state, today, byPhone, end }: Pick<PlacementView, "facts" | "state" | "today" | "byPhone" | "end">,
  kind: PlanKind,
): PlanSituation {
  return {
    kind,
    day: planDay(kind, facts),
    today,
    happened: kind === "arrival" ? state !== "planned" && state !== "fallen-through" : state === "ended",
    suddenly: kind === "arrival" ? byPhone : (end?.withoutNotice ?? false),
  };
}

function historyOf(
  row: PlanItemRow | null,
  names: ReadonlyMap<string, string>,
  side: Side,
  at: Date,
): string | null {
  const by = (id: string | null) => names.get(id ?? "") ?? `the ${side}`;
  if (row?.doneAt)
    return `${row.notNeeded ? "Not needed, said" : "Ticked"} by ${by(row.doneById)}, ${dayAndTime(row.doneAt, at)}`;
  if (!row?.undoneAt) return null;
  const why = row.undoneWhy === null ? "" : `: ${row.undoneWhy}`;
  return `Unticked by ${by(row.undoneById)}, ${dayAndTime(row.undoneAt, at)}${why}`;
}
