import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { setPlacementOrder } from "~/domains/payments/commands/set-placement-order.server";
import { placementOrderSchema } from "~/domains/payments/placement-order.schema";
import { viewPlacementOrder } from "~/domains/payments/queries/view-placement-order.server";
import { PlacementOrderForm } from "~/domains/payments/ui/placement-order-pages";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Purchase order and codes: ${data?.view.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await viewPlacementOrder(actor, params.reference ?? ""), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const reference = params.reference ?? "";
  const form = await parseForm(request, placementOrderSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).placement(reference).payments();
  const path = withNotice(page, "placementOrder", "saved");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await setPlacementOrder(actor, { ...form.value, reference, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function PlacementOrderRoute() {
  return (
    <PlacementOrderForm {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
