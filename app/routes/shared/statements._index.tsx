import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { ORGANISERS } from "~/domains/access/roles";
import { listStatements } from "~/domains/market/queries/list-statements.server";
import { StatementsPage } from "~/domains/market/ui/statements-page";
import { councilPaths } from "~/paths";

export const meta: MetaFunction = () => [{ title: "Market position statement - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  const slug = actor.organisationSlug;
  return {
    view: await listStatements(actor),
    slug,
    interests: actor.kind === "council" ? councilPaths(slug).interests() : null,
  };
}

export default function Statements() {
  return <StatementsPage {...useLoaderData<typeof loader>()} />;
}
