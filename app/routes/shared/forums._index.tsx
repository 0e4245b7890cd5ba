import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { organiser } from "~/domains/forums/pages/organiser.server";
import { listOwnForums } from "~/domains/forums/queries/list-own-forums.server";
import { ForumsPage } from "~/domains/forums/ui/forums-page";
import { now } from "~/platform/clock.server";

export const meta: MetaFunction = () => [{ title: "Forums - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, done } = await organiser(args);
  const { series, abilities } = await listOwnForums(actor);
  return { series, runs: abilities.run, now: now(), done };
}

export default function ForumsRoute() {
  return <ForumsPage {...useLoaderData<typeof loader>()} />;
}
