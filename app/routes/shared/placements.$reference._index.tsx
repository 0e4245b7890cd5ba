import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { PlacementPage } from "~/domains/agreements/ui/placement-page";
import { ReportsCard } from "~/domains/documents/ui/reports-card";
import { FeedbackCard } from "~/domains/feedback/ui/feedback-card";
import { viewPlacementPage } from "~/domains/issues/queries/view-placement-page.server";
import { IssuesCard } from "~/domains/issues/ui/issues-card";
import { recordAbilities } from "~/domains/records/record.policy";
import { noticeOf } from "~/notices";
import { councilPaths, sidePaths } from "~/paths";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Placement ${data?.placement.reference ?? ""} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { missing, plans, ...page } = await viewPlacementPage(actor, params.reference ?? "");
  const to = councilPaths(actor.organisationSlug).statutory(page.placement.reference).page();
  const paths = sidePaths({ kind: actor.kind, slug: actor.organisationSlug }).placement(
    page.placement.reference,
  );
  const { councilId } = page.placement.subject;
  const record = recordAbilities(actor, { councilId, assignedTo: [] }).view
    ? councilPaths(actor.organisationSlug).placement(page.placement.reference).record()
    : undefined;
  return {
    ...page,
    record,
    payments: paths.payments(),
    plans: plans.map(({ kind, ...plan }) => ({ ...plan, to: paths.plan(kind).page() })),
    statutory: missing === null ? undefined : { missing, to },
  };
}

export default function Placement() {
  const { feedback, issues, reports, ...page } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const done = noticeOf("placement", search.get("done"));
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <PlacementPage {...page}>
        {reports ? <ReportsCard reference={page.placement.reference} reports={reports} /> : null}
        {issues ? <IssuesCard reference={page.placement.reference} issues={issues} /> : null}
        {feedback ? <FeedbackCard reference={page.placement.reference} feedback={feedback} /> : null}
      </PlacementPage>
    </>
  );
}
