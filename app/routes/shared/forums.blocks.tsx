import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { blocksAction, blocksLoader } from "~/domains/forums/pages/after.server";
import { BlocksPage } from "~/domains/forums/ui/blocks-page";

export const meta: MetaFunction = () => [{ title: "Blocked providers - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => blocksLoader(args, ORGANISERS);
export const action = (args: ActionFunctionArgs) => blocksAction(args, ORGANISERS);

export default function BlocksRoute() {
  return <BlocksPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
