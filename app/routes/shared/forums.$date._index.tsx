import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { dateAction, dateLoader } from "~/domains/forums/pages/date.server";
import { DatePage } from "~/domains/forums/ui/date-page";

export const meta: MetaFunction = () => [{ title: "A forum - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => dateLoader(args, ORGANISERS);
export const action = (args: ActionFunctionArgs) => dateAction(args, ORGANISERS);

export default function DateRoute() {
  return <DatePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
