import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { colleagueAction, colleagueLoader } from "~/domains/access/pages/colleague.server";
import { EVERY_KIND } from "~/domains/access/roles";
import { ColleaguePage } from "~/domains/access/ui/colleague-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.colleague.name ?? "People"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => colleagueLoader(args, EVERY_KIND);
export const action = (args: ActionFunctionArgs) => colleagueAction(args, EVERY_KIND);

export default function Colleague() {
  return <ColleaguePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
