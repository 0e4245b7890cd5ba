import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { bringOnAction, bringOnLoader } from "~/domains/providers/pages/bring-on.server";
import { BringOnPage } from "~/domains/providers/ui/bring-on-page";
import { bringOnAndSendSchema } from "~/domains/routing/bring-on-and-send.schema";
import { bringOnAndSend } from "~/domains/routing/commands/bring-on-and-send.server";
import { listMatchingSearches } from "~/domains/routing/queries/list-matching-searches.server";
import { searchesAtOnce } from "~/domains/routing/ui/matching-searches";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Bring on ${data?.owner.name ?? "a provider"} - Homeward` },
];

export async function loader(args: LoaderFunctionArgs) {
  const page = await bringOnLoader(args, "council");
  const actor = await requireActor(args, "council");
  return { ...page, matching: await listMatchingSearches(actor, page.owner.address, page.reference) };
}

export const action = (args: ActionFunctionArgs) =>
  bringOnAction(args, "council", { schema: bringOnAndSendSchema, admit: bringOnAndSend });

export default function BringOn() {
  const { checked = null, lastResult } = useActionData<typeof action>() ?? {};
  const { matching, ...page } = useLoaderData<typeof loader>();
  const more = searchesAtOnce(matching, page.reference);
  return <BringOnPage {...page} more={more} checked={checked} lastResult={lastResult} />;
}
