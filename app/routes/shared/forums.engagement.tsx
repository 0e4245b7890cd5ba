import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { organiser } from "~/domains/forums/pages/organiser.server";
import { viewEngagement } from "~/domains/forums/queries/view-engagement.server";
import { EngagementPage } from "~/domains/forums/ui/engagement-page";
import { now } from "~/platform/clock.server";

export const meta: MetaFunction = () => [{ title: "Who comes to forums - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await organiser(args);
  return { view: await viewEngagement(actor), now: now() };
}

export default function EngagementRoute() {
  return <EngagementPage {...useLoaderData<typeof loader>()} />;
}
