import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { panelSchema } from "~/domains/authorisations/authorisation.schema";
import { recordPanel } from "~/domains/authorisations/commands/record-panel.server";
import { viewAuthorisation } from "~/domains/authorisations/queries/view-authorisation.server";
import { PanelPage } from "~/domains/authorisations/ui/panel-page";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Panel decision ${data?.view.reference ?? ""} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewAuthorisation(actor, params.id ?? "");
  return { view, whyNot: view.whyNotPanel, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, panelSchema(now()), { expects: "version" });
  if (!form.ok) return form.response;
  const id = params.id ?? "";
  const path = withNotice(
    councilPaths(actor.organisationSlug).authorisation(id).page(),
    "authorisations",
    "panel",
  );
  const { panelOn, panelWords } = form.value;
  const result = await recordPanel(actor, {
    ...{ id, version: form.version, panelOn, panelWords },
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Panel() {
  return <PanelPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
