import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { z } from "zod";
import type { Actor } from "~/domains/access/actor";
import { sidePathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import type { Idempotency } from "~/domains/access/transactions.server";
import { type NoticeWord, withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import type { Refusal } from "~/platform/refusal";
import type { Result } from "~/platform/result";
import type { PlanNamed } from "../commands/lock-plan.server";
import { PLAN_TITLES, type PlanKind } from "../plan-items.options";
import { viewPlanItem } from "../queries/view-plan-item.server";

// Shared by the plan's form and the three forms of an item: added, unticked, removed.

/** The plan that an address names; 404 for no such kind. */
export function planKindOf(kind: string | undefined): PlanKind {
  return kind !== undefined && Object.hasOwn(PLAN_TITLES, kind) ? (kind as PlanKind) : notFound();
}

/** The plan before one of its items is changed. 404 for what the actor may not see, 403 for a role. */
export async function planItemLoader(
  { request, params }: LoaderFunctionArgs,
  change: "untick" | "add" | "remove",
) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "", kind = "", item = "" } = params;
  return { view: await viewPlanItem(actor, { reference, kind, item, change }), formKey: newFormKey() };
}

type PlanForm<S extends z.ZodType<object>> = {
  schema: S;
  /** Does it as the person who is signed in. */
  command: (
    actor: Actor,
    input: z.output<S> & PlanNamed & { item: string; version: number; idempotency: Idempotency<PlanNamed> },
  ) => Promise<Result<PlanNamed, Refusal>>;
  done: NoticeWord<"plan">;
};

/** Does it and goes back to the plan; else the page again, with what was typed. */
export async function planAction<S extends z.ZodType<object>>(
  { request, params }: ActionFunctionArgs,
  { schema, command, done }: PlanForm<S>,
) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "", item = "" } = params;
  const kind = planKindOf(params.kind);
  const form = await parseForm(request, schema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(sidePathsOf(actor).placement(reference).plan(kind).page(), "plan", done);
  const idempotency = { key: form.key, redirectTo: () => path };
  const { version } = form;
  const result = await command(actor, { ...form.value, reference, kind, item, version, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}
