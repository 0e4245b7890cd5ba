import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { viewAgreement } from "~/domains/agreements/queries/view-agreement.server";
import { AgreementPage } from "~/domains/agreements/ui/agreement-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `Agreement ${data?.agreement.reference ?? ""}, version ${data?.agreement.shown?.number ?? ""} - Homeward`,
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return { agreement: await viewAgreement(actor, params.reference ?? "", params.number ?? "") };
}

export default function AgreementVersion() {
  return <AgreementPage agreement={useLoaderData<typeof loader>().agreement} />;
}
