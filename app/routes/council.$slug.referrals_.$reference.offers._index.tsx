import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { compareReferralOffers } from "~/domains/offers/queries/compare-offers.server";
import { ComparePage } from "~/domains/offers/ui/compare-page";
import { noticeOf } from "~/notices";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Offers for ${data?.comparison.reference ?? "a referral"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const comparison = await compareReferralOffers(actor, params.reference ?? "");
  return { comparison };
}

export default function Compare() {
  const { comparison } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const done = noticeOf("offers", search.get("done"));
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <ComparePage comparison={comparison} />
    </>
  );
}
