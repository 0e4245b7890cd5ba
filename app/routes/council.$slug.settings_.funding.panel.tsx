import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { namePanel } from "~/domains/authorisations/commands/name-panel.server";
import { DECIDERS_WORDS } from "~/domains/authorisations/deciders.policy";
import { panelNameSchema } from "~/domains/authorisations/deciders.schema";
import { viewDeciders } from "~/domains/authorisations/queries/view-deciders.server";
import { NamePanelPage } from "~/domains/authorisations/ui/name-panel-page";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Funding panel - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { panel, abilities } = await viewDeciders(actor);
  return {
    panel,
    whyNot: abilities["name-panel"] ? null : DECIDERS_WORDS["name-panel"],
    formKey: newFormKey(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, panelNameSchema, { expects: "digest" });
  if (!form.ok) return form.response;
  const path = withNotice(councilPaths(actor.organisationSlug).deciders().page(), "deciders", "panel");
  const result = await namePanel(actor, {
    name: form.value.name,
    expected: form.expected,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Panel() {
  return <NamePanelPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
