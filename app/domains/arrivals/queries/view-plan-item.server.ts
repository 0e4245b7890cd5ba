import type { Actor } from "~/domains/access/actor";
import { notFound } from "~/platform/not-found.server";
import { forbidden } from "~/platform/refusal";
import { refusePage } from "~/platform/refusal.server";
import { type ArrivalPlanView, type PlanItemView, viewArrivalPlan } from "./view-arrival-plan.server";

export type PlanItemPageView = Pick<
  ArrivalPlanView,
  "reference" | "kind" | "title" | "child" | "service" | "version"
> & {
  /** Who reads what is written. */
  other: string;
  item: PlanItemView | null;
  /** Why it cannot be done now, in words; null when it can. */
  whyNot: string | null;
};

type Asked = { reference: string; kind: string; item?: string; change: "untick" | "add" | "remove" };

/** A plan before an item of one's own side is added, unticked or removed: 404 for no such item, 403 for a role. */
export async function viewPlanItem(actor: Actor, asked: Asked): Promise<PlanItemPageView> {
  const plan = await viewArrivalPlan(actor, asked);
  if (!plan.keeps) return refusePage(forbidden("Your role does not change this plan"));
  const { reference, kind, title, child, service, version, side } = plan;
  const item = plan.items[side].find(
    ({ key, own }) => key === asked.item && (asked.change !== "remove" || own),
  );
  if (asked.change !== "add" && !item) return notFound();
  return {
    ...{ reference, kind, title, child, service, version },
    other: side === "council" ? plan.provider.name : plan.council.name,
    item: item ?? null,
    whyNot: plan.whyNot ?? whyNot(asked.change, item),
  };
}

function whyNot(change: Asked["change"], item: PlanItemView | undefined): string | null {
  if (change === "untick" && !item?.done) return "This is on the list already";
  if (change === "remove" && item?.done) return "This is done or not needed. Put it back on your list first";
  return null;
}
