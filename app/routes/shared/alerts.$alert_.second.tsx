import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { secondWordAction, secondWordLoader } from "~/domains/providers/pages/alerts.server";
import { SecondWordPage } from "~/domains/providers/ui/second-word-page";

export const meta: MetaFunction = () => [{ title: "A second person on an alert - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => secondWordLoader(args, ORGANISERS);
export const action = (args: ActionFunctionArgs) => secondWordAction(args, ORGANISERS);

export default function SecondWord() {
  return <SecondWordPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
