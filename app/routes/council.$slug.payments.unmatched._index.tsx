import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { listUnmatched } from "~/domains/payments/queries/list-unmatched.server";
import { UnmatchedPage } from "~/domains/payments/ui/unmatched-payments";

export const meta: MetaFunction = () => [{ title: "Unmatched payments - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await listUnmatched(actor) };
}

export default function UnmatchedPayments() {
  return <UnmatchedPage {...useLoaderData<typeof loader>()} />;
}
