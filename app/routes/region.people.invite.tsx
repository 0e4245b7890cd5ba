import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { inviteAction, inviteLoader } from "~/domains/access/pages/invite.server";
import { InvitePage } from "~/domains/access/ui/invite-form";

export const meta: MetaFunction = () => [{ title: "Invite somebody - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => inviteLoader(args, "region");
export const action = (args: ActionFunctionArgs) => inviteAction(args, "region");

export default function Invite() {
  return <InvitePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
