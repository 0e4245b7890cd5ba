import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { seriesAction, seriesLoader } from "~/domains/forums/pages/series.server";
import { SeriesPage } from "~/domains/forums/ui/series-page";

export const meta: MetaFunction = () => [{ title: "A series of forums - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => seriesLoader(args, ORGANISERS);
export const action = (args: ActionFunctionArgs) => seriesAction(args, ORGANISERS);

export default function SeriesRoute() {
  return <SeriesPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
