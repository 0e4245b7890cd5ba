import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { listIssues } from "~/domains/issues/queries/list-issues.server";
import { IssuesPage } from "~/domains/issues/ui/issue-list";

export const meta: MetaFunction = () => [{ title: "Issues - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return { view: await listIssues(actor) };
}

export default function Issues() {
  return <IssuesPage {...useLoaderData<typeof loader>()} />;
}
