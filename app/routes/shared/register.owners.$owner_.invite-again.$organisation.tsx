import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { reinviteAction, reinviteLoader } from "~/domains/providers/pages/reinvite.server";
import { ReinvitePage } from "~/domains/providers/ui/reinvite-page";

export const meta: MetaFunction = () => [{ title: "Invite again - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => reinviteLoader(args, ORGANISERS);
export const action = (args: ActionFunctionArgs) => reinviteAction(args, ORGANISERS);

export default function Reinvite() {
  return <ReinvitePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
