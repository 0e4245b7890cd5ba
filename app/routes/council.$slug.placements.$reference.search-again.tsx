import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import {
  type SearchBegun,
  searchAgainForChild,
} from "~/domains/agreements/commands/search-again-for-child.server";
import { searchForChildSchema } from "~/domains/agreements/placement/placement.schema";
import { viewSearchAgain } from "~/domains/agreements/queries/view-search-again.server";
import { SearchAgainPage } from "~/domains/agreements/ui/search-again-page";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Search again: ${data?.view.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await viewSearchAgain(actor, params.reference ?? ""), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, searchForChildSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const redirectTo = ({ reference }: SearchBegun) =>
    withNotice(councilPaths(actor.organisationSlug).referral(reference).edit(), "referralPages", "copied");
  const result = await searchAgainForChild(actor, {
    ...form.value,
    reference: params.reference ?? "",
    idempotency: { key: form.key, redirectTo },
  });
  return result.ok ? redirect(redirectTo(result.value)) : form.refuse(result.error);
}

export default function SearchAgainForChild() {
  return <SearchAgainPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
