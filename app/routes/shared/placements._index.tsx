import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { sidePathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { readPlacementFilter } from "~/domains/agreements/placement/placement-list.schema";
import { listPlacements } from "~/domains/agreements/queries/list-placements.server";
import { PlacementList } from "~/domains/agreements/ui/placement-list";
import { documentAbilities } from "~/domains/documents/document.policy";
import { exportAbilities } from "~/domains/exports/export.policy";
import { promiseAbilities } from "~/domains/feedback/promise.policy";
import { listsOf } from "~/domains/home/lists.rules";
import { may } from "~/domains/referrals/referral.policy";
import { councilPaths } from "~/paths";
import { Anchor } from "~/ui/anchor";
import { Actions, ButtonLink } from "~/ui/button";
import { PageHeading } from "~/ui/page-heading";

export const meta: MetaFunction = () => [{ title: "Placements - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const list = await listPlacements(actor, readPlacementFilter(new URL(request.url).searchParams));
  const { organisationId: councilId, organisationSlug: slug } = actor;
  const exports = exportAbilities(actor, { councilId })["export-placements"];
  const byPhone = may(actor, "record-phone-placement", { councilId, state: "draft" }) === true;
  const phoneTo = byPhone ? councilPaths(slug).placeByPhone() : null;
  const here = sidePathsOf(actor).placements();
  const lists = listsOf(actor).filter(({ to }) => to.split("?")[0] !== here && to.startsWith(`${here}/`));
  const feedbackTo = promiseAbilities(actor, { councilId }).list ? councilPaths(slug).feedbackList() : null;
  const own = { councilId, providerId: councilId, state: "started" as const, assignedTo: [], told: false };
  const reportsTo = documentAbilities(actor, own).view ? sidePathsOf(actor).dueReports() : null;
  return {
    list,
    phoneTo,
    reportsTo,
    feedbackTo,
    lists,
    exportTo: exports ? councilPaths(slug).placementExport().page() : null,
  };
}

export default function Placements() {
  const { list, phoneTo, reportsTo, feedbackTo, lists, exportTo } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title="Placements" lede="What needs doing first, then the rest." />
      {phoneTo ? (
        <Actions>
          <ButtonLink to={phoneTo}>Record a placement made by phone</ButtonLink>
        </Actions>
      ) : null}
      {reportsTo ? (
        <p>
          <Anchor to={reportsTo}>Reports due</Anchor>
        </p>
      ) : null}
      <PlacementList list={list} />
      {feedbackTo ? (
        <p>
          <Anchor to={feedbackTo}>Feedback on placements</Anchor>
        </p>
      ) : null}
      {lists.map(({ label, to }) => (
        <p key={to}>
          <Anchor to={to}>{label}</Anchor>
        </p>
      ))}
      {exportTo ? (
        <p>
          <Anchor to={exportTo}>Export placements</Anchor>
        </p>
      ) : null}
    </>
  );
}
