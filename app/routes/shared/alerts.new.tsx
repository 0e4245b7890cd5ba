import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { raiseAlertAction, raiseAlertLoader } from "~/domains/providers/pages/alerts.server";
import { RaiseAlertPage } from "~/domains/providers/ui/alert-pages";

export const meta: MetaFunction = () => [{ title: "Raise an alert - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => raiseAlertLoader(args, ORGANISERS);
export const action = (args: ActionFunctionArgs) => raiseAlertAction(args, ORGANISERS);

export default function RaiseAlert() {
  return <RaiseAlertPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
