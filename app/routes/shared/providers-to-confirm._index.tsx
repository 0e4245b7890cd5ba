import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { confirmationsLoader } from "~/domains/providers/pages/confirmations.server";
import { ConfirmationsPage } from "~/domains/providers/ui/confirmations-page";

export const meta: MetaFunction = () => [{ title: "Providers to confirm - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => confirmationsLoader(args, ORGANISERS);

export default function ProvidersToConfirm() {
  return <ConfirmationsPage {...useLoaderData<typeof loader>()} />;
}
