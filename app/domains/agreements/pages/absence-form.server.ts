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
import type { AbsenceNamed } from "../commands/record-absence.server";
import { viewAbsence } from "../queries/view-absence.server";

// Shared by the two forms of an absence that was recorded: its correction and its withdrawal.

type AbsenceForm<S extends z.ZodType<object>> = {
  schema: S;
  /** Does it as the person who is signed in. */
  command: (
    actor: Actor,
    input: z.output<S> & { reference: string; id: string; idempotency: Idempotency<AbsenceNamed> },
  ) => Promise<Result<AbsenceNamed, Refusal>>;
  done: NoticeWord<"placement">;
};

/** An absence before it is changed. 404 for what the actor may not see, 403 for a role. */
export async function absenceLoader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "", absence = "" } = params;
  return { ...(await viewAbsence(actor, reference, absence)), formKey: newFormKey() };
}

/** Changes it and goes back to the placement; else the page again, with what was typed. */
export async function absenceAction<S extends z.ZodType<object>>(
  { request, params }: ActionFunctionArgs,
  { schema, command, done }: AbsenceForm<S>,
) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "", absence: id = "" } = params;
  const form = await parseForm(request, schema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(sidePathsOf(actor).placement(reference).page(), "placement", done);
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await command(actor, { ...form.value, reference, id, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}
