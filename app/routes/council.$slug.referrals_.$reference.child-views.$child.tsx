import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { childViewSchema } from "~/domains/feedback/child-view.schema";
import { recordChildView } from "~/domains/feedback/commands/record-child-view.server";
import { viewChildView } from "~/domains/feedback/queries/view-child-view.server";
import { ChildViewPage } from "~/domains/feedback/ui/child-view-page";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { requireOwnVisit } from "~/platform/own-visit.server";

export const meta: MetaFunction = () => [{ title: "The child’s own view - Homeward" }];

export const handle = { showsIdentity: true };

const askedIn = ({ reference = "", child = "" }: Readonly<Record<string, string | undefined>>) => ({
  referral: reference,
  // A place among the children, from 1; anything else is none.
  child: ["1", "2", "3", "4", "5", "6", "7", "8", "9"].indexOf(child) + 1,
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  requireOwnVisit(request);
  return { view: await viewChildView(actor, askedIn(params)), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, childViewSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const { reference = "" } = params;
  const path = withNotice(
    councilPaths(actor.organisationSlug).referral(reference).page(),
    "referral",
    "view",
  );
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await recordChildView(actor, { ...form.value, asked: askedIn(params), idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function ChildView() {
  return <ChildViewPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
