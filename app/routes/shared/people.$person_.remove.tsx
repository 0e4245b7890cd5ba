import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removeAction, removeLoader } from "~/domains/access/pages/remove.server";
import { EVERY_KIND } from "~/domains/access/roles";
import { RemovePage } from "~/domains/access/ui/remove-page";

export const meta: MetaFunction = () => [{ title: "Remove a colleague - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => removeLoader(args, EVERY_KIND);
export const action = (args: ActionFunctionArgs) => removeAction(args, EVERY_KIND);

export default function Remove() {
  return <RemovePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
