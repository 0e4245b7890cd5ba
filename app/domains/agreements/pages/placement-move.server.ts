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
import type { Refusal } from "~/platform/refusal";
import type { Result } from "~/platform/result";
import type { PlacementAction } from "../placement/placement.policy";
import { viewNotice } from "../queries/view-notice.server";
import { viewPlacementMove } from "../queries/view-placement-move.server";

// Shared by the three forms of a placement: when the child moved in, notice, and the end.

type MoveForm<S extends z.ZodType<object>, T> = {
  schema: S;
  /** Does it as the person who is signed in. */
  command: (
    actor: Actor,
    input: z.output<S> & { reference: string; idempotency: Idempotency<T> },
  ) => Promise<Result<T, Refusal>>;
  /** What the placement's page says afterwards. */
  done: (value: T) => NoticeWord<"placement">;
};

/** A placement before one of its moves. 404 for what the actor may not see, 403 for a role. */
export async function moveLoader({ request, params }: LoaderFunctionArgs, action: PlacementAction) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return {
    move: await viewPlacementMove(actor, params.reference ?? "", action),
    formKey: newFormKey(),
  };
}

/** The same before notice, with the day until which it is due. */
export async function noticeLoader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return { move: await viewNotice(actor, params.reference ?? ""), formKey: newFormKey() };
}

/** Makes the move and goes back to the placement; else the page again, with what was typed. */
export async function moveAction<S extends z.ZodType<object>, T>(
  { request, params }: ActionFunctionArgs,
  { schema, command, done }: MoveForm<S, T>,
) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "" } = params;
  const form = await parseForm(request, schema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = sidePathsOf(actor).placement(reference).page();
  const path = (value: T) => withNotice(page, "placement", done(value));
  const idempotency = { key: form.key, redirectTo: path };
  const result = await command(actor, { ...form.value, reference, idempotency });
  return result.ok ? redirect(path(result.value)) : form.refuse(result.error);
}
