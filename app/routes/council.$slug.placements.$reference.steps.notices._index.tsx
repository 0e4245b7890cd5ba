import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { sendNotices } from "~/domains/statutory/commands/send-notices.server";
import { sentSchema } from "~/domains/statutory/notice.schema";
import { viewNotices } from "~/domains/statutory/queries/view-notices.server";
import { NoticesPage } from "~/domains/statutory/ui/notices-page";
import { noticeOf, withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Placement notifications: ${data?.view.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await viewNotices(actor, params.reference ?? ""), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, sentSchema(now()));
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).statutory(reference).notices();
  const path = withNotice(page, "statutory", "sent");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await sendNotices(actor, { ...form.value, reference, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Notices() {
  const [search] = useSearchParams();
  const done = noticeOf("statutory", search.get("done"));
  return (
    <NoticesPage
      {...useLoaderData<typeof loader>()}
      done={done}
      lastResult={useActionData<typeof action>()}
    />
  );
}
