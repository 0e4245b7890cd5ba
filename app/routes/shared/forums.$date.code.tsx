import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { doorLoader } from "~/domains/forums/pages/door.server";
import { CodePage } from "~/domains/forums/ui/code-page";

export const meta: MetaFunction = () => [{ title: "The code at the door - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => doorLoader(args, ORGANISERS);

export default function CodeRoute() {
  return <CodePage {...useLoaderData<typeof loader>()} />;
}
