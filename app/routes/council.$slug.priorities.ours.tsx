import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewOwnFigures } from "~/domains/priorities/queries/view-own-figures.server";
import { OwnFiguresPage } from "~/domains/priorities/ui/own-figures-page";

export const meta: MetaFunction = () => [{ title: "Our figures - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const search = new URL(request.url).searchParams;
  const wanted = { quarter: search.get("quarter"), measure: search.get("measure") };
  return { view: await viewOwnFigures(actor, wanted) };
}

export default function OwnFigures() {
  return <OwnFiguresPage {...useLoaderData<typeof loader>()} />;
}
