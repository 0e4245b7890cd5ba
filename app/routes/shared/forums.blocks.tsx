import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { blockOrganisation, unblockOrganisation } from "~/domains/forums/commands/block-organisation.server";
import { blockFormsSchema } from "~/domains/forums/organise.schema";
import { organiser } from "~/domains/forums/pages/organiser.server";
import { listBlocks } from "~/domains/forums/queries/list-blocks.server";
import { BlocksPage } from "~/domains/forums/ui/blocks-page";
import { type NoticeWord, withNotice } from "~/notices";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/forms/submission.server";

export const meta: MetaFunction = () => [{ title: "Blocked providers - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, done } = await organiser(args);
  return { view: await listBlocks(actor), now: now(), done };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, paths } = await organiser(args);
  const to = (done: NoticeWord<"blocks">) => redirect(withNotice(paths.blocks(), "blocks", done));
  const form = await parseForm(args.request, blockFormsSchema);
  if (!form.ok) return form.response;
  const { value } = form;
  switch (value.intent) {
    case "block": {
      const { providerId, reason } = value;
      const blocked = await blockOrganisation(actor, { providerId, reason });
      return blocked.ok ? to("blocked") : form.refuse(blocked.error);
    }
    case "unblock": {
      const unblocked = await unblockOrganisation(actor, { providerId: value.providerId });
      return unblocked.ok ? to("unblocked") : form.refuse(unblocked.error);
    }
  }
}

export default function BlocksRoute() {
  return <BlocksPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
