import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { submitInterest } from "~/domains/market/commands/submit-interest.server";
import { submitInterestSchema } from "~/domains/market/interests/interest.schema";
import { viewNewInterest } from "~/domains/market/queries/view-new-interest.server";
import { SubmitInterestPage } from "~/domains/market/ui/interest-forms";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `We are interested: ${data?.view.block.title ?? "a commissioning intention"} - Homeward` },
];

async function asked({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const { council = "", key = "" } = params;
  return { actor, council, key, view: await viewNewInterest(actor, council, key) };
}

export async function loader(args: LoaderFunctionArgs) {
  return { view: (await asked(args)).view, formKey: newFormKey() };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, council: slug, key } = await asked(args);
  const form = await parseForm(args.request, submitInterestSchema);
  if (!form.ok) return form.response;
  const paths = providerPaths(actor.organisationSlug);
  const path = ({ id }: { id: string }) => withNotice(paths.interest(id).page(), "interest", "submitted");
  const idempotency = { key: form.key, redirectTo: path };
  const result = await submitInterest(actor, { ...form.value, slug, key, idempotency });
  return result.ok ? redirect(path(result.value)) : form.refuse(result.error);
}

export default function SubmitInterest() {
  return (
    <SubmitInterestPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
