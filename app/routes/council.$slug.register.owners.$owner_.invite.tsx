import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { homeOfActor } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { bringOnSchema } from "~/domains/providers/bringing-on.schema";
import { admitProvider } from "~/domains/providers/commands/admit-provider.server";
import { referenceIn } from "~/domains/providers/owner.rules";
import { viewBringOn } from "~/domains/providers/queries/view-bring-on.server";
import { BringOnPage } from "~/domains/providers/ui/bring-on-page";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

type Refused = Extract<Awaited<ReturnType<typeof parseForm>>, { ok: false }>["response"];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Bring on ${data?.owner.name ?? "a provider"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const reference = referenceIn(new URL(request.url).searchParams.get("for"));
  return { ...(await viewBringOn(actor, params.owner ?? "", reference)), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, bringOnSchema);
  if (!form.ok) return answer(form.response);
  const { step, ...value } = form.value;
  if (step !== "send") return { lastResult: undefined, checked: form.value };
  const owner = encodeURIComponent(params.owner ?? "");
  const reference = referenceIn(new URL(request.url).searchParams.get("for"));
  const path = `${homeOfActor(actor)}/register/owners/${owner}?done=brought-on${reference ? `&for=${reference}` : ""}`;
  const result = await admitProvider(actor, {
    ...value,
    owner: params.owner ?? "",
    once: { key: form.key, outcome: () => path },
  });
  return result.ok ? redirect(path) : answer(form.refuse(result.error));
}

/** The form again with what is wrong, under the status of the refusal. */
function answer({ data: lastResult, init }: Refused) {
  return data({ lastResult, checked: null }, init ?? undefined);
}

export default function BringOn() {
  const told = useActionData<typeof action>();
  return (
    <BringOnPage
      {...useLoaderData<typeof loader>()}
      checked={told?.checked ?? null}
      lastResult={told?.lastResult}
    />
  );
}
