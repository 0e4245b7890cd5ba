import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { changeRolesSchema } from "~/domains/access/access.schema";
import { changeRoles } from "~/domains/access/commands/change-roles.server";
import { pathsOf } from "~/domains/access/navigation";
import { viewColleague } from "~/domains/access/queries/view-colleague.server";
import { type Kinds, requireActor } from "~/domains/access/require-actor.server";
import { withNotice } from "~/notices";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { longDate } from "~/platform/time";

/** One colleague; 404 for who is none. */
export async function colleagueLoader({ request, params }: LoaderFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const colleague = (await viewColleague(actor, params.person)) ?? notFound();
  return {
    kind: actor.kind,
    colleague,
    since: longDate(colleague.since, now()),
    formKey: newFormKey(),
  };
}

/** Saves what the colleague does here and goes back to the list. */
export async function colleagueAction({ request, params }: ActionFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const colleague = (await viewColleague(actor, params.person)) ?? notFound();
  const form = await parseForm(request, changeRolesSchema(actor.kind), { expects: "version" });
  if (!form.ok) return form.response;
  const pathOf = ({ waiting }: { waiting: boolean }) =>
    withNotice(pathsOf(actor).people(), "people", waiting ? "partly-changed" : "changed");
  const result = await changeRoles(actor, {
    ...form.value,
    personId: colleague.personId,
    version: form.version,
    idempotency: { key: form.key, redirectTo: pathOf },
  });
  return result.ok ? redirect(pathOf(result.value)) : form.refuse(result.error);
}
