import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { listStaleVacancies } from "~/domains/providers/queries/list-stale-vacancies.server";
import { StaleVacanciesCard } from "~/domains/providers/ui/stale-vacancies-card";
import { viewInbox } from "~/domains/routing/queries/list-inbox.server";
import { InboxList } from "~/domains/routing/ui/inbox-list";
import { Columns } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";

export const meta: MetaFunction = () => [{ title: "Referrals - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const [inbox, stale] = await Promise.all([
    viewInbox(actor, new URL(request.url).searchParams),
    listStaleVacancies(actor),
  ]);
  return { inbox, stale };
}

export default function Inbox() {
  const { inbox, stale } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title={inbox.title}
        lede="Nothing closes because somebody read it. It stays here for everyone who answers referrals until you have answered for each home, or the council ends the search."
      />
      {stale ? (
        <Columns aside={<StaleVacanciesCard stale={stale} />}>
          <InboxList inbox={inbox} />
        </Columns>
      ) : (
        <InboxList inbox={inbox} />
      )}
    </>
  );
}
