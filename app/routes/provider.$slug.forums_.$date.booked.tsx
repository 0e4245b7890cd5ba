import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewForumDate } from "~/domains/forums/queries/view-forum-date.server";
import { BookedPage } from "~/domains/forums/ui/booked-page";
import { providerPaths } from "~/paths";

export const meta: MetaFunction = () => [{ title: "Booked - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const date = await viewForumDate(actor, params.date ?? "");
  const live = date.bookings.some(
    ({ state }) => state === "booked" || state === "waiting" || state === "offered",
  );
  if (!live) throw redirect(providerPaths(actor.organisationSlug).forum(date.reference).page());
  return { date };
}

export default function Booked() {
  return <BookedPage {...useLoaderData<typeof loader>()} />;
}
