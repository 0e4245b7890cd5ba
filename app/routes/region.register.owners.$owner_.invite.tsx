import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BRING_ON, bringOnAction, bringOnLoader } from "~/domains/providers/pages/bring-on.server";
import { BringOnPage } from "~/domains/providers/ui/bring-on-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Bring on ${data?.owner.name ?? "a provider"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => bringOnLoader(args, "region");
export const action = (args: ActionFunctionArgs) => bringOnAction(args, "region", BRING_ON);

export default function BringOn() {
  const { checked = null, lastResult } = useActionData<typeof action>() ?? {};
  return <BringOnPage {...useLoaderData<typeof loader>()} checked={checked} lastResult={lastResult} />;
}
