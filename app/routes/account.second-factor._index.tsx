import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { factorSchema } from "~/domains/access/access.schema";
import { removeFactor } from "~/domains/access/commands/remove-factor.server";
import { nextIn } from "~/domains/access/next-path";
import { viewSecondFactor } from "~/domains/access/queries/view-second-factor.server";
import { requirePerson } from "~/domains/access/require-person.server";
import { SecondFactorPage } from "~/domains/access/ui/second-factor-page";
import { withNotice } from "~/notices";
import { account } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "2-step verification - Homeward" }];

/** One's own second factors: the list, and for who needs one and has none the way to the first. */
export async function loader({ request }: LoaderFunctionArgs) {
  const view = await viewSecondFactor(await requirePerson(request));
  const { searchParams } = new URL(request.url);
  return {
    view,
    next: nextIn(request),
    done: searchParams.get("done"),
    remove: searchParams.get("remove"),
    formKey: newFormKey(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const personId = await requirePerson(request);
  const form = await parseForm(request, factorSchema);
  if (!form.ok) return form.response;
  const result = await removeFactor(personId, form.value.factor);
  return result.ok
    ? redirect(withNotice(account.secondFactor(), "secondFactor", "removed"))
    : form.refuse(result.error);
}

export default function SecondFactor() {
  return <SecondFactorPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
