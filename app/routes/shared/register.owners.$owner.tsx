import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { ORGANISERS } from "~/domains/access/roles";
import { ownerAction, ownerLoader } from "~/domains/providers/pages/owner.server";
import { OwnerPage } from "~/domains/providers/ui/owner-page";
import { listMatchingSearches } from "~/domains/routing/queries/list-matching-searches.server";
import { MatchingSearchesList } from "~/domains/routing/ui/matching-searches";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.owner.name ?? "Owner"} - Homeward` },
];

export async function loader(args: LoaderFunctionArgs) {
  const page = await ownerLoader(args, ORGANISERS);
  const actor = await requireActor(args, ORGANISERS);
  return { ...page, matching: await listMatchingSearches(actor, page.owner.address, page.reference) };
}

export const action = (args: ActionFunctionArgs) => ownerAction(args, ORGANISERS);

export default function Owner() {
  const refused = useActionData<typeof action>()?.error?.[""]?.[0] ?? null;
  const { matching, ...page } = useLoaderData<typeof loader>();
  return (
    <OwnerPage
      {...page}
      refused={refused}
      searches={matching ? <MatchingSearchesList view={matching} reference={page.reference} /> : undefined}
    />
  );
}
