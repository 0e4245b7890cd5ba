import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { forumsLoader } from "~/domains/forums/pages/series.server";
import { ForumsPage } from "~/domains/forums/ui/forums-page";

export const meta: MetaFunction = () => [{ title: "Forums - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => forumsLoader(args, ORGANISERS);

export default function ForumsRoute() {
  return <ForumsPage {...useLoaderData<typeof loader>()} />;
}
