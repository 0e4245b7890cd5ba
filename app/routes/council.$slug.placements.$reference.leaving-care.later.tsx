import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { askLeavingCareLater } from "~/domains/agreements/commands/record-leaving-care.server";
import { askLaterSchema } from "~/domains/agreements/leaving-care/leaving-care.schema";
import { viewLeavingCare } from "~/domains/agreements/queries/leaving-care.server";
import { AskLaterPage } from "~/domains/agreements/ui/leaving-care-pages";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { londonDate } from "~/platform/time";

export const meta: MetaFunction = () => [{ title: "Ask again in a later month - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { move, version, month } = await viewLeavingCare(actor, params.reference ?? "");
  return { move, version, month, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, askLaterSchema(londonDate(now())), { expects: "version" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).placement(reference).page();
  const path = withNotice(page, "placement", "leaving-care-later");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await askLeavingCareLater(actor, { ...form.value, reference, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function AskLater() {
  return <AskLaterPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
