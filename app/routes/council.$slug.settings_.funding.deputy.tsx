import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { nameDeputy } from "~/domains/authorisations/commands/name-deputy.server";
import { DECIDERS_WORDS } from "~/domains/authorisations/deciders.policy";
import { deputySchema } from "~/domains/authorisations/deciders.schema";
import { viewDeciders } from "~/domains/authorisations/queries/view-deciders.server";
import { NameDeputyPage } from "~/domains/authorisations/ui/name-deputy-page";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Name a deputy - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewDeciders(actor);
  const whyNot = view.abilities["name-deputy"] ? null : DECIDERS_WORDS["name-deputy"];
  return { view, whyNot, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, deputySchema(now()));
  if (!form.ok) return form.response;
  const path = withNotice(councilPaths(actor.organisationSlug).deciders().page(), "deciders", "named");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await nameDeputy(actor, { ...form.value, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Deputy() {
  return <NameDeputyPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
