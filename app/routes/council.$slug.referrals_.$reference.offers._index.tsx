import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { compareReferralOffers } from "~/domains/offers/queries/compare-offers.server";
import { ComparePage } from "~/domains/offers/ui/compare-page";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Offers for ${data?.comparison.reference ?? "a referral"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const comparison = await compareReferralOffers(actor, params.reference ?? "");
  return { comparison };
}

const DONE: Record<string, string> = {
  shortlisted: "The offer is on the shortlist. The provider sees it.",
  reserve: "The offer is kept in reserve. The provider sees it.",
  "not-selected": "The offer is not selected. The provider was told by mail and reads the reason.",
};

export default function Compare() {
  const { comparison } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const done = DONE[search.get("done") ?? ""];
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <ComparePage comparison={comparison} />
    </>
  );
}
