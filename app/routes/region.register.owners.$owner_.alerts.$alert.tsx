import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reviewAlertAction, reviewAlertLoader } from "~/domains/providers/pages/alerts.server";
import { ReviewAlertPage } from "~/domains/providers/ui/alert-pages";

export const meta: MetaFunction = () => [{ title: "Review an alert - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => reviewAlertLoader(args, "region");
export const action = (args: ActionFunctionArgs) => reviewAlertAction(args, "region");

export default function ReviewAlert() {
  return <ReviewAlertPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
