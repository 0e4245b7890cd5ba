import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { listUnmatched, readUnmatchedAfter } from "~/domains/payments/queries/list-unmatched.server";
import { UnmatchedPage } from "~/domains/payments/ui/unmatched-payments";
import { noticeOf } from "~/notices";

export const meta: MetaFunction = () => [{ title: "Unmatched payments - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const query = new URL(request.url).searchParams;
  return {
    view: await listUnmatched(actor, readUnmatchedAfter(query)),
    done: noticeOf("paymentMatch", query.get("done")) ?? null,
  };
}

export default function UnmatchedPayments() {
  return <UnmatchedPage {...useLoaderData<typeof loader>()} />;
}
