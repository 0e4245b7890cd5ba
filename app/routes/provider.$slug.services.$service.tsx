import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { saveDeclaration } from "~/domains/providers/commands/save-declaration.server";
import { declarationSchema } from "~/domains/providers/declaration.schema";
import { viewDeclaration } from "~/domains/providers/queries/view-declaration.server";
import { DeclarationPage } from "~/domains/providers/ui/declaration-page";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm, readForm } from "~/platform/forms/submission.server";
import { takeSuggestion } from "~/platform/forms/take-suggestion.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.title ?? "Our services"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const like = new URL(request.url).searchParams.get("like");
  return {
    view: await viewDeclaration(actor, params.service ?? "", like),
    formKey: newFormKey(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const taken = takeSuggestion(await readForm(request));
  if (taken) return data(taken);
  const form = await parseForm(request, declarationSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const redirectTo = ({ outcodeChecked }: { outcodeChecked: boolean }) =>
    withNotice(
      providerPaths(actor.organisationSlug).services(),
      "ownServices",
      outcodeChecked ? "declared" : "declared-unchecked",
    );
  const result = await saveDeclaration(actor, {
    serviceId: params.service ?? "",
    version: form.version,
    value: form.value,
    idempotency: { key: form.key, redirectTo },
  });
  return result.ok ? redirect(redirectTo(result.value)) : form.refuse(result.error);
}

export default function Declare() {
  return <DeclarationPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
