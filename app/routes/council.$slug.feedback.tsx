import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { readFeedbackFilter } from "~/domains/feedback/feedback-list.schema";
import { listFeedback } from "~/domains/feedback/queries/list-feedback.server";
import { FeedbackList } from "~/domains/feedback/ui/feedback-list";
import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { PageHeading } from "~/ui/page-heading";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction = () => [{ title: "Feedback on placements - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { list: await listFeedback(actor, readFeedbackFilter(new URL(request.url).searchParams)) };
}

export default function Feedback() {
  const { list } = useLoaderData<typeof loader>();
  const paths = useCouncilPaths();
  return (
    <>
      <Breadcrumbs items={[{ label: "Placements", to: paths.placements() }, { label: "Feedback" }]} />
      <PageHeading
        title="Feedback on placements"
        lede="Where a referral was not right, as providers say, and where a placement is not what was promised. Newest first."
      />
      <p>
        <Anchor to={paths.referralAccuracy()}>How accurate our referrals are, by section</Anchor>
      </p>
      <FeedbackList list={list} />
    </>
  );
}
