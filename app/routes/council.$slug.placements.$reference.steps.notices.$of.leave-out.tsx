import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { leaveOut } from "~/domains/statutory/commands/leave-out.server";
import { leftOutSchema } from "~/domains/statutory/notice.schema";
import { noticeAtAddress } from "~/domains/statutory/queries/notice-at-address.server";
import { viewLeaveOutForm } from "~/domains/statutory/queries/view-notice-form.server";
import { LeaveOutPage } from "~/domains/statutory/ui/notice-forms";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Not notified - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewLeaveOutForm(actor, params.reference ?? "", params.of ?? "");
  return { view, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", of = "" } = params;
  const { code, part } = await noticeAtAddress(actor, reference, of);
  const form = await parseForm(request, leftOutSchema(code, part), { expects: "version" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).statutory(reference).notices();
  const path = withNotice(page, "statutory", "left-out");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await leaveOut(actor, { ...form.value, reference, of, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function LeaveOut() {
  return <LeaveOutPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
