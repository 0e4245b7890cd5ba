import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { resetAction, resetLoader } from "~/domains/access/pages/reset.server";
import { EVERY_KIND } from "~/domains/access/roles";
import { ResetPage } from "~/domains/access/ui/reset-page";

export const meta: MetaFunction = () => [{ title: "Reset 2-step verification - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => resetLoader(args, EVERY_KIND);
export const action = (args: ActionFunctionArgs) => resetAction(args, EVERY_KIND);

export default function Reset() {
  return <ResetPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
