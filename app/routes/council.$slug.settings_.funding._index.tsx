import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewDeciders } from "~/domains/authorisations/queries/view-deciders.server";
import { DecidersPage } from "~/domains/authorisations/ui/deciders-page";
import { noticeOf } from "~/notices";

export const meta: MetaFunction = () => [{ title: "Who decides on funding - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const done = noticeOf("deciders", new URL(request.url).searchParams.get("done"));
  return { view: await viewDeciders(actor), done };
}

export default function Deciders() {
  return <DecidersPage {...useLoaderData<typeof loader>()} />;
}
