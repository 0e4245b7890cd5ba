import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewImport } from "~/domains/payments/queries/view-import.server";
import { ImportPage } from "~/domains/payments/ui/imports-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Import ${data?.view.number ?? ""} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await viewImport(actor, params.number ?? "") };
}

export default function PaymentImport() {
  return <ImportPage {...useLoaderData<typeof loader>()} />;
}
