import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { reviewAlertAction, reviewAlertLoader } from "~/domains/providers/pages/alerts.server";
import { ReviewAlertPage } from "~/domains/providers/ui/alert-pages";

export const meta: MetaFunction = () => [{ title: "Review an alert - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => reviewAlertLoader(args, ORGANISERS);
export const action = (args: ActionFunctionArgs) => reviewAlertAction(args, ORGANISERS);

export default function ReviewAlert() {
  return <ReviewAlertPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
