import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { z } from "zod";
import type { Actor } from "~/domains/access/actor";
import { requireActor } from "~/domains/access/require-actor.server";
import type { Idempotency } from "~/domains/access/transactions.server";
import { type NoticeWord, withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import type { Refusal } from "~/platform/refusal";
import type { Result } from "~/platform/result";
import { type PlanAction, viewPlan } from "../queries/view-plan.server";

// Shared by the seven changes of a plan: pause, resume, search on or again, fall through, withdraw, close.

type PlanForm<S extends z.ZodType<object>> = {
  schema: S;
  /** Changes the plan as the person who is signed in. */
  command: (
    actor: Actor,
    input: z.output<S> & { reference: string; idempotency: Idempotency<unknown> },
  ) => Promise<Result<unknown, Refusal>>;
  /** What the board says at the top afterwards: "paused". */
  done: NoticeWord<"referral">;
};

/** A referral before a change of plan, and whom it touches. 404 for what the actor may not see, 403 for a role. */
export async function planLoader({ request, params }: LoaderFunctionArgs, action: PlanAction) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewPlan(actor, params.reference ?? "", action);
  return { view, base: councilPaths(actor.organisationSlug).referrals(), formKey: newFormKey() };
}

/** Changes the plan and goes back to the board; else the page again, with what was typed. */
export async function planAction<S extends z.ZodType<object>>(
  { request, params }: ActionFunctionArgs,
  { schema, command, done }: PlanForm<S>,
) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, schema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(councilPaths(actor.organisationSlug).referral(reference).page(), "referral", done);
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await command(actor, { ...form.value, reference, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}
