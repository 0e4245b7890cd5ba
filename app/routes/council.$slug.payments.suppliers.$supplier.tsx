import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { linkSupplier } from "~/domains/payments/commands/link-supplier.server";
import { linkSupplierSchema, unlinkSupplierSchema } from "~/domains/payments/payment-supplier.schema";
import { viewSupplier } from "~/domains/payments/queries/list-suppliers.server";
import { SupplierPage } from "~/domains/payments/ui/suppliers-pages";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.name ?? "Supplier"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await viewSupplier(actor, params.supplier ?? ""), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const id = params.supplier ?? "";
  const { linked } = await viewSupplier(actor, id);
  const form = await parseForm(request, linked ? unlinkSupplierSchema : linkSupplierSchema, {
    expects: "version",
  });
  if (!form.ok) return form.response;
  const providerId = "provider" in form.value ? form.value.provider : null;
  const page = councilPaths(actor.organisationSlug).paymentSuppliers();
  const path = withNotice(page, "paymentSuppliers", providerId === null ? "unlinked" : "linked");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await linkSupplier(actor, { id, version: form.version, providerId, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function PaymentSupplier() {
  return <SupplierPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
