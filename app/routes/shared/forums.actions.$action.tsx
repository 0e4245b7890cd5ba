import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EVERY_KIND } from "~/domains/access/roles";
import { actionAction, actionLoader } from "~/domains/forums/pages/after.server";
import { ActionPage } from "~/domains/forums/ui/action-page";

export const meta: MetaFunction = () => [{ title: "An action of a forum - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => actionLoader(args, EVERY_KIND);
export const action = (args: ActionFunctionArgs) => actionAction(args, EVERY_KIND);

export default function ActionRoute() {
  return <ActionPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
