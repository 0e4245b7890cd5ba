import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { setFundingSplit } from "~/domains/agreements/commands/set-funding-split.server";
import { viewSplitForm } from "~/domains/agreements/queries/view-who-pays.server";
import { SplitPage } from "~/domains/agreements/ui/who-pays-forms";
import { fundingSplitSchema, sharesOf } from "~/domains/agreements/who-pays/funding-shares.schema";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Record who pays - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", child = "" } = params;
  return { ...(await viewSplitForm(actor, reference, child)), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, fundingSplitSchema, { expects: "digest" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).referral(reference).whoPays().page();
  const path = withNotice(page, "whoPays", "saved");
  const result = await setFundingSplit(actor, {
    reference,
    child: Number(params.child),
    firstDay: form.value.firstDay,
    shares: sharesOf(form.value),
    expected: form.expected,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Split() {
  return <SplitPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
