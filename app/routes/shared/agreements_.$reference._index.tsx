import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { viewAgreement } from "~/domains/agreements/queries/view-agreement.server";
import { viewFundingTerms } from "~/domains/agreements/queries/view-funding-terms.server";
import { viewWhoPaysCard } from "~/domains/agreements/queries/view-who-pays.server";
import { AgreementPage } from "~/domains/agreements/ui/agreement-page";
import { noticeOf } from "~/notices";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Agreement ${data?.agreement.reference ?? ""} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const done = new URL(request.url).searchParams.get("done");
  const agreement = await viewAgreement(actor, params.reference ?? "");
  return {
    agreement,
    whoPays: await viewWhoPaysCard(actor, agreement.referral),
    funding: await viewFundingTerms(actor, agreement.offer),
    done: noticeOf("agreement", done) ?? null,
  };
}

export default function Agreement() {
  const { agreement, whoPays, funding, done } = useLoaderData<typeof loader>();
  return (
    <AgreementPage
      agreement={agreement}
      whoPays={whoPays}
      funding={funding}
      notices={done ? <Banner tone="good" title={done} /> : undefined}
    />
  );
}
