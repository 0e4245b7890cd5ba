import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { readRegisterFilter } from "~/domains/agreements/high-cost/register-filter.schema";
import { highCostRegister } from "~/domains/agreements/queries/high-cost-register.server";
import { HighCostRegisterPage } from "~/domains/agreements/ui/high-cost-pages";
import { noticeOf } from "~/notices";

export const meta: MetaFunction = () => [{ title: "High-cost register - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { searchParams } = new URL(request.url);
  const done = noticeOf("highCost", searchParams.get("done"));
  return { register: await highCostRegister(actor, readRegisterFilter(searchParams)), done };
}

export default function HighCost() {
  return <HighCostRegisterPage {...useLoaderData<typeof loader>()} />;
}
