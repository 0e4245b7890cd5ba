import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewAccuracy } from "~/domains/feedback/queries/view-accuracy.server";
import { AccuracyPage } from "~/domains/feedback/ui/accuracy-page";

export const meta: MetaFunction = () => [{ title: "Referral accuracy - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await viewAccuracy(actor, new URL(request.url).searchParams.get("quarter")) };
}

export default function ReferralAccuracy() {
  return <AccuracyPage {...useLoaderData<typeof loader>()} />;
}
