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
import type { ChangeAction } from "../changes/change.policy";
import type { ChangeNamed } from "../commands/lock-change.server";
import { viewChange } from "../queries/view-changes.server";

// Shared by the forms of a change that was asked for: its decision, the provider's reply, an answer, its withdrawal.

type ChangeForm<S extends z.ZodType<object>> = {
  schema: S;
  /** Does it as the person who is signed in. */
  command: (
    actor: Actor,
    input: z.output<S> & { reference: string; id: string; idempotency: Idempotency<ChangeNamed> },
  ) => Promise<Result<ChangeNamed, Refusal>>;
  /** What the page of all changes says afterwards. */
  done: (input: z.output<S>) => NoticeWord<"placement">;
};

/** A change before this is done with it. 404 for what the actor may not see, 403 for who does not do it. */
export async function changeLoader({ request, params }: LoaderFunctionArgs, action: ChangeAction) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "", change = "" } = params;
  return { ...(await viewChange(actor, reference, change, action)), formKey: newFormKey() };
}

/** Does it and goes back to the changes of the placement; else the page again, with what was typed. */
export async function changeAction<S extends z.ZodType<object>>(
  { request, params }: ActionFunctionArgs,
  { schema, command, done }: ChangeForm<S>,
) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "", change: id = "" } = params;
  const form = await parseForm(request, schema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(sidePathsOf(actor).placement(reference).changes(), "placement", done(form.value));
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await command(actor, { ...form.value, reference, id, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

/** What is said to whoever has asked for a change, by who has it next. */
export const askedNotice = ({ kind }: Pick<Actor, "kind">): NoticeWord<"placement"> =>
  kind === "council" ? "change-proposed" : "change-asked";
