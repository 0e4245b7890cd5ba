import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { viewInterest } from "~/domains/market/queries/view-interest.server";
import { InterestPage } from "~/domains/market/ui/interest-pages";
import { noticeOf } from "~/notices";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Interest: ${data?.view.title ?? "a commissioning intention"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return { view: await viewInterest(actor, params.interest ?? "") };
}

export default function Interest() {
  const [search] = useSearchParams();
  const done = noticeOf("interest", search.get("done"));
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <InterestPage {...useLoaderData<typeof loader>()} />
    </>
  );
}
