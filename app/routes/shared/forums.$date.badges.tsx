import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { doorLoader } from "~/domains/forums/pages/door.server";
import { BadgesPage } from "~/domains/forums/ui/print-pages";

export const meta: MetaFunction = () => [{ title: "Badges - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => doorLoader(args, ORGANISERS);

export default function BadgesRoute() {
  return <BadgesPage {...useLoaderData<typeof loader>()} />;
}
