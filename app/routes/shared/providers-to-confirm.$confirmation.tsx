import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { confirmationAction, confirmationLoader } from "~/domains/providers/pages/confirmations.server";
import { ConfirmationPage } from "~/domains/providers/ui/confirmation-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Confirm ${data?.view.name ?? "a provider"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => confirmationLoader(args, ORGANISERS);
export const action = (args: ActionFunctionArgs) => confirmationAction(args, ORGANISERS);

export default function ConfirmProvider() {
  return <ConfirmationPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
