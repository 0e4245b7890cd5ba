import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { listStatements } from "~/domains/market/queries/list-statements.server";
import { StatementsPage } from "~/domains/market/ui/statements-page";

export const meta: MetaFunction = () => [{ title: "Market position statement - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await listStatements(actor), slug: actor.organisationSlug };
}

export default function Statements() {
  return <StatementsPage {...useLoaderData<typeof loader>()} />;
}
