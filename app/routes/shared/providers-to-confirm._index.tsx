import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { ORGANISERS } from "~/domains/access/roles";
import { listConfirmations } from "~/domains/providers/queries/list-confirmations.server";
import { ConfirmationsPage } from "~/domains/providers/ui/confirmations-page";

export const meta: MetaFunction = () => [{ title: "Providers to confirm - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  const done = new URL(request.url).searchParams.get("done");
  return { ...(await listConfirmations(actor)), done };
}

export default function ProvidersToConfirm() {
  return <ConfirmationsPage {...useLoaderData<typeof loader>()} />;
}
