import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { inviteAction, inviteLoader } from "~/domains/access/pages/invite.server";
import { EVERY_KIND } from "~/domains/access/roles";
import { InvitePage } from "~/domains/access/ui/invite-form";

export const meta: MetaFunction = () => [{ title: "Invite somebody - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => inviteLoader(args, EVERY_KIND);
export const action = (args: ActionFunctionArgs) => inviteAction(args, EVERY_KIND);

export default function Invite() {
  return <InvitePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
