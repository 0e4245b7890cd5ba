import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { peopleAction, peopleLoader } from "~/domains/access/pages/people.server";
import { EVERY_KIND } from "~/domains/access/roles";
import { PeopleList } from "~/domains/access/ui/people-list";

export const meta: MetaFunction = () => [{ title: "People - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => peopleLoader(args, EVERY_KIND);
export const action = (args: ActionFunctionArgs) => peopleAction(args, EVERY_KIND);

export default function PeoplePage() {
  return <PeopleList {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
