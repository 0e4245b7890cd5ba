import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { feedSchema } from "~/domains/forums/booking.schema";
import { openFeed } from "~/domains/forums/commands/renew-feed.server";
import { viewFeed } from "~/domains/forums/queries/view-feed.server";
import { FeedPage } from "~/domains/forums/ui/feed-page";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/forms/submission.server";

export const meta: MetaFunction = () => [{ title: "Your forums in your calendar - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const { since } = await viewFeed(actor);
  return { since, now: now() };
}

/** Shown only when asked for: an address in an open page is read over a shoulder. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, feedSchema);
  if (!form.ok)
    return data({ problem: "Press one of the buttons.", url: null, renewed: false }, { status: 422 });
  const renew = form.value.intent === "renew";
  const result = await openFeed(actor, { renew });
  if (!result.ok)
    return data(
      { problem: "It was renewed in another tab just now. Show it again.", url: null, renewed: false },
      { status: 409 },
    );
  return data(
    { problem: null, url: result.value.url, renewed: renew },
    { headers: { "Cache-Control": "no-store" } },
  );
}

export default function Feed() {
  return <FeedPage {...useLoaderData<typeof loader>()} shown={useActionData<typeof action>()} />;
}
