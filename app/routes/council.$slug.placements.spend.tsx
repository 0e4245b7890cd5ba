import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { spendByWeek } from "~/domains/agreements/queries/spend-by-week.server";
import { SpendPage } from "~/domains/agreements/ui/spend-page";

export const meta: MetaFunction = () => [{ title: "Spend by week - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { spend: await spendByWeek(actor) };
}

export default function Spend() {
  return <SpendPage {...useLoaderData<typeof loader>()} />;
}
