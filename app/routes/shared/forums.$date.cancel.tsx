import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { cancelAction, dateFormLoader } from "~/domains/forums/pages/date.server";
import { CancelDatePage } from "~/domains/forums/ui/publish-pages";

export const meta: MetaFunction = () => [{ title: "Cancel a forum - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => dateFormLoader(args, ORGANISERS);
export const action = (args: ActionFunctionArgs) => cancelAction(args, ORGANISERS);

export default function CancelDateRoute() {
  return <CancelDatePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
