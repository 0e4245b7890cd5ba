import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { listSuppliers } from "~/domains/payments/queries/list-suppliers.server";
import { SuppliersPage } from "~/domains/payments/ui/suppliers-pages";
import { noticeOf } from "~/notices";
import { newFormKey } from "~/platform/ids";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction = () => [{ title: "Suppliers - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return {
    view: await listSuppliers(actor),
    done: noticeOf("paymentSuppliers", new URL(request.url).searchParams.get("done")),
    formKey: newFormKey(),
  };
}

export default function PaymentSuppliers() {
  const { done, ...page } = useLoaderData<typeof loader>();
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <SuppliersPage {...page} />
    </>
  );
}
