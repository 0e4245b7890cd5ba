import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { cancelAction, dateFormLoader } from "~/domains/forums/pages/date.server";
import { CancelDatePage } from "~/domains/forums/ui/publish-pages";

export const meta: MetaFunction = () => [{ title: "Cancel a forum - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => dateFormLoader(args, "council");
export const action = (args: ActionFunctionArgs) => cancelAction(args, "council");

export default function CancelDateRoute() {
  return <CancelDatePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
