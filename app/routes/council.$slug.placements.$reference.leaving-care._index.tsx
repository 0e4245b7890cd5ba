import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewLeavingCare } from "~/domains/agreements/queries/leaving-care.server";
import { LeavingCarePage } from "~/domains/agreements/ui/leaving-care-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Leaving care: ${data?.view.move.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await viewLeavingCare(actor, params.reference ?? "") };
}

export default function LeavingCare() {
  return <LeavingCarePage {...useLoaderData<typeof loader>()} />;
}
