import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { PlacementView } from "~/domains/agreements/queries/view-placement.server";
import { type DocumentPart, tableOf } from "~/platform/documents/document-parts";
import { fullDayAndTime } from "~/platform/time";
import { may } from "../arrival.policy";
import { PLAN_TITLES, type PlanKind } from "../plan-items.options";
import { planItems, valueWords } from "../plan-items.rules";
import { type PlanItemRow, readPlans } from "./read-plan.server";

/**
 * What both sides wrote on the plans of a placement that the caller has read, as chapters of a document that is read years
 * later; a plan on which nobody wrote is left out. Nothing for a role that reads no plan.
 */
export async function planChapters(tx: Tx, actor: Actor, placement: PlacementView): Promise<DocumentPart[]> {
  const written = await readPlans(tx, actor, placement.reference);
  return (Object.keys(PLAN_TITLES) as PlanKind[]).flatMap((kind) => {
    if (may(actor, "view", { ...placement.subject, kind }) !== true) return [];
    return (["council", "provider"] as const).flatMap((side) => {
      const { id, items } = written.of(kind, side);
      if (id === null) return [];
      return tableOf(
        `${PLAN_TITLES[kind]}: ${placement[side].name}`,
        ["Item", "Written", "Done"],
        planItems(kind, side, items, placement.homeKind).map((item) => [
          item.label,
          [valueWords(item.takes, item.value), item.note].filter(Boolean).join(". "),
          doneWords(item.stored, written.names),
        ]),
      );
    });
  });
}

function doneWords(row: PlanItemRow | null, names: ReadonlyMap<string, string>): string {
  const by = (id: string | null) => names.get(id ?? "") ?? "a former colleague";
  if (row?.doneAt)
    return `${row.notNeeded ? "Not needed, said" : "Completed"} by ${by(row.doneById)}, ${fullDayAndTime(row.doneAt)}`;
  if (!row?.undoneAt) return "Not completed";
  return `Reopened by ${by(row.undoneById)}, ${fullDayAndTime(row.undoneAt)}${row.undoneWhy ? `: ${row.undoneWhy}` : ""}`;
}
