import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removeAction, removeLoader } from "~/domains/access/pages/remove.server";
import { RemovePage } from "~/domains/access/ui/remove-page";

export const meta: MetaFunction = () => [{ title: "Remove a colleague - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => removeLoader(args, "council");
export const action = (args: ActionFunctionArgs) => removeAction(args, "council");

export default function Remove() {
  return <RemovePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
