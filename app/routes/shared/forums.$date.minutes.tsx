import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { minutesAction, minutesLoader } from "~/domains/forums/pages/after.server";
import { MinutesPage } from "~/domains/forums/ui/minutes-page";

export const meta: MetaFunction = () => [{ title: "Minutes and actions - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => minutesLoader(args, ORGANISERS);
export const action = (args: ActionFunctionArgs) => minutesAction(args, ORGANISERS);

export default function MinutesRoute() {
  return <MinutesPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
