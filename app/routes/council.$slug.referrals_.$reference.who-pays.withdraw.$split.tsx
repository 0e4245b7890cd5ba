import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { withdrawFundingSplit } from "~/domains/agreements/commands/withdraw-funding-split.server";
import { viewSplit } from "~/domains/agreements/queries/view-who-pays.server";
import { WithdrawSplitPage } from "~/domains/agreements/ui/who-pays-forms";
import { withdrawSplitSchema } from "~/domains/agreements/who-pays/funding-shares.schema";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Withdraw who pays - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", split = "" } = params;
  return { ...(await viewSplit(actor, reference, split)), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", split = "" } = params;
  const form = await parseForm(request, withdrawSplitSchema);
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).referral(reference).whoPays().page();
  const path = withNotice(page, "whoPays", "withdrawn");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await withdrawFundingSplit(actor, { reference, id: split, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function WithdrawSplit() {
  return (
    <WithdrawSplitPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
