import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { changeRetention } from "~/domains/referrals/commands/change-retention.server";
import { viewRetention } from "~/domains/referrals/queries/view-retention.server";
import { retentionSchema } from "~/domains/referrals/retention.schema";
import { RetentionPage } from "~/domains/referrals/ui/retention-page";
import { noticeOf, withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "How long to keep who a child is - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return {
    view: await viewRetention(actor),
    settings: councilPaths(actor.organisationSlug).settings(),
    done: noticeOf("keeping", new URL(request.url).searchParams.get("done")),
    formKey: newFormKey(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, retentionSchema, { expects: "digest" });
  if (!form.ok) return form.response;
  const path = withNotice(councilPaths(actor.organisationSlug).keeping(), "keeping", "saved");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await changeRetention(actor, {
    ...form.value,
    expectedMonths: Number(form.expected),
    idempotency,
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Keeping() {
  return <RetentionPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
