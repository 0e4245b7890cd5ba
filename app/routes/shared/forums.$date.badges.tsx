import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { organiser } from "~/domains/forums/pages/organiser.server";
import { viewAttendance } from "~/domains/forums/queries/view-attendance.server";
import { BadgesPage } from "~/domains/forums/ui/print-pages";

export const meta: MetaFunction = () => [{ title: "Badges - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, reference } = await organiser(args);
  return { view: await viewAttendance(actor, reference) };
}

export default function BadgesRoute() {
  return <BadgesPage {...useLoaderData<typeof loader>()} />;
}
