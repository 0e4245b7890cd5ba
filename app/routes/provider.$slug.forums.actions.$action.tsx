import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { actionAction, actionLoader } from "~/domains/forums/pages/after.server";
import { ActionPage } from "~/domains/forums/ui/action-page";

export const meta: MetaFunction = () => [{ title: "An action of a forum - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => actionLoader(args, "provider");
export const action = (args: ActionFunctionArgs) => actionAction(args, "provider");

export default function ActionRoute() {
  return <ActionPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
