import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeRolesSchema } from "~/domains/access/access.schema";
import { changeRoles } from "~/domains/access/commands/change-roles.server";
import { pathsOf } from "~/domains/access/navigation";
import { viewColleague } from "~/domains/access/queries/view-colleague.server";
import { requireActor } from "~/domains/access/require-actor.server";
import { EVERY_KIND } from "~/domains/access/roles";
import { ColleaguePage } from "~/domains/access/ui/colleague-page";
import { withNotice } from "~/notices";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { longDate } from "~/platform/time";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.colleague.name ?? "People"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
  const colleague = (await viewColleague(actor, params.person)) ?? notFound();
  return {
    kind: actor.kind,
    colleague,
    since: longDate(colleague.since, now()),
    formKey: newFormKey(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
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

export default function Colleague() {
  return <ColleaguePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
