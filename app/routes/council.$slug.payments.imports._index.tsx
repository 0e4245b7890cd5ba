import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { listImports } from "~/domains/payments/queries/list-imports.server";
import { ImportsPage } from "~/domains/payments/ui/imports-pages";

export const meta: MetaFunction = () => [{ title: "Payment files - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await listImports(actor) };
}

export default function PaymentImports() {
  return <ImportsPage {...useLoaderData<typeof loader>()} />;
}
