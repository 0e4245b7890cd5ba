import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { EVERY_KIND } from "~/domains/access/roles";
import { viewBoard } from "~/domains/priorities/queries/view-board.server";
import { BoardPage } from "~/domains/priorities/ui/board-page";
import { councilPaths } from "~/paths";

export const meta: MetaFunction = () => [{ title: "How councils do - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
  return {
    view: await viewBoard(actor, new URL(request.url).searchParams.get("quarter")),
    ownFigures: actor.kind === "council" ? councilPaths(actor.organisationSlug).ownPriorities() : null,
  };
}

export default function Priorities() {
  return <BoardPage {...useLoaderData<typeof loader>()} />;
}
