import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeRolesSchema } from "~/domains/access/access.schema";
import { changeRoles } from "~/domains/access/commands/change-roles.server";
import { homeOfActor } from "~/domains/access/navigation";
import { viewColleague } from "~/domains/access/queries/view-colleague.server";
import { requireActor } from "~/domains/access/require-actor.server";
import { ColleaguePage } from "~/domains/access/ui/colleague-page";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { longDate } from "~/platform/london";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.colleague.name ?? "People"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const colleague = (await viewColleague(actor, params.person)) ?? notFound();
  const home = homeOfActor(actor);
  return {
    kind: actor.kind,
    home,
    colleague,
    since: longDate(colleague.since, now()),
    formKey: newFormKey(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const colleague = (await viewColleague(actor, params.person)) ?? notFound();
  const form = await parseForm(request, changeRolesSchema("provider"));
  if (!form.ok) return form.response;
  const path = `${homeOfActor(actor)}/people?done=changed`;
  const result = await changeRoles(actor, {
    ...form.value,
    personId: colleague.personId,
    version: form.version,
    once: { key: form.key, outcome: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Colleague() {
  return <ColleaguePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
