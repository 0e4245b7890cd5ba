import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { doorAction, doorLoader } from "~/domains/forums/pages/door.server";
import { DoorPage } from "~/domains/forums/ui/door-page";

/** Marks wait on the phone while there is no connection: the one page at the door that runs a script. */
export const handle = { hydrate: true };
export const meta: MetaFunction = () => [{ title: "At the door - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => doorLoader(args, ORGANISERS);
export const action = (args: ActionFunctionArgs) => doorAction(args, ORGANISERS);

export default function DoorRoute() {
  return <DoorPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
