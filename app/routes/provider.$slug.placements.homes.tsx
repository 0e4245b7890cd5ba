import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { readAfterId } from "~/domains/agreements/placement/list-keys.schema";
import { whoLivesWhere } from "~/domains/agreements/queries/who-lives-where.server";
import { WhoLivesWherePage } from "~/domains/agreements/ui/who-lives-where-page";

export const meta: MetaFunction = () => [{ title: "Who lives where - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  return { list: await whoLivesWhere(actor, readAfterId(new URL(request.url).searchParams)) };
}

export default function WhoLivesWhere() {
  return <WhoLivesWherePage {...useLoaderData<typeof loader>()} />;
}
