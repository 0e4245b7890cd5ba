import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { recordNotSent } from "~/domains/statutory/commands/record-not-sent.server";
import { notSentSchema } from "~/domains/statutory/notice.schema";
import { viewSentNotice } from "~/domains/statutory/queries/view-notice-form.server";
import { NotSentPage } from "~/domains/statutory/ui/notice-forms";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Letter not sent - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewSentNotice(actor, params.reference ?? "", params.of ?? "");
  return { view, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", of: id = "" } = params;
  const form = await parseForm(request, notSentSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).statutory(reference).notices();
  const path = withNotice(page, "statutory", "not-sent");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await recordNotSent(actor, { ...form.value, reference, id, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function NotSent() {
  return <NotSentPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
