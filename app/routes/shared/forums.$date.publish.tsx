import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { dateFormLoader, publishAction } from "~/domains/forums/pages/date.server";
import { PublishPage } from "~/domains/forums/ui/publish-pages";

export const meta: MetaFunction = () => [{ title: "Publish a forum - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => dateFormLoader(args, ORGANISERS);
export const action = (args: ActionFunctionArgs) => publishAction(args, ORGANISERS);

export default function PublishRoute() {
  return <PublishPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
