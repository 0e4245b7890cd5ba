import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { engagementLoader } from "~/domains/forums/pages/after.server";
import { EngagementPage } from "~/domains/forums/ui/engagement-page";

export const meta: MetaFunction = () => [{ title: "Who comes to forums - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => engagementLoader(args, ORGANISERS);

export default function EngagementRoute() {
  return <EngagementPage {...useLoaderData<typeof loader>()} />;
}
