import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewWhoPays } from "~/domains/agreements/queries/view-who-pays.server";
import { WhoPaysPage } from "~/domains/agreements/ui/who-pays-page";
import { noticeOf } from "~/notices";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Who pays: ${data?.view.reference ?? "a referral"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await viewWhoPays(actor, params.reference ?? "") };
}

export default function WhoPays() {
  const [search] = useSearchParams();
  const done = noticeOf("whoPays", search.get("done"));
  return <WhoPaysPage view={useLoaderData<typeof loader>().view} done={done} />;
}
