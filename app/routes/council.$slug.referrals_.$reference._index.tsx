import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { placementsOf } from "~/domains/agreements/queries/placements-of-referral.server";
import { PlacementLinks } from "~/domains/agreements/ui/placement-links";
import { SearchLinks } from "~/domains/agreements/ui/search-links";
import { viewBoard } from "~/domains/board/queries/view-board.server";
import { BoardAnswers } from "~/domains/board/ui/board-answers";
import { BoardReach } from "~/domains/board/ui/board-reach";
import { BoardReserves } from "~/domains/board/ui/board-reserves";
import { BoardSide } from "~/domains/board/ui/board-side";
import { viewsOfOptions } from "~/domains/feedback/queries/views-of-options.server";
import { ChildViewLines } from "~/domains/feedback/ui/child-views-ahead";
import { noticeOf } from "~/notices";
import { councilPaths } from "~/paths";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { PageHeading } from "~/ui/page-heading";
import { Steps } from "~/ui/steps";
import { Tag } from "~/ui/tag";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.reference ?? "Referral"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const told = new URL(request.url).searchParams.get("all") === "1" ? "all" : "first";
  const board = await viewBoard(actor, params.reference ?? "", told);
  // What is still written has no board: its task list says what is missing.
  if (board.beingWritten)
    throw redirect(councilPaths(actor.organisationSlug).referral(board.reference).edit());
  // Before an offer is accepted there is none: most boards ask for nothing more.
  const placements = AGREED.includes(board.state)
    ? await placementsOf(actor, { referral: board.reference })
    : [];
  return { ...board, placements, childViews: await viewsOfOptions(actor, board.reference) };
}

const AGREED: readonly string[] = ["deciding", "agreed", "placed", "ended"];

/** What somebody wrote ends with one full stop, whether or not they set it. */
const sentence = (words: string) => (/[.!?]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`);

export default function BoardPage() {
  const paths = useCouncilPaths();
  const board = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const done = noticeOf("referral", search.get("done"));
  return (
    <>
      <Breadcrumbs items={[{ label: "Referrals", to: paths.referrals() }, { label: board.reference }]} />
      {done ? <Banner tone="good" title={done} /> : null}
      <PageHeading
        title={board.title}
        clock={board.tag ? <Tag tone={board.tag.tone}>{board.tag.words}</Tag> : undefined}
        lede={
          <>
            {board.summary ? `${board.summary}. ` : null}
            <Anchor to={paths.referral(board.reference).edit()}>Read what is asked</Anchor>
          </>
        }
      />
      {board.steps.length > 0 ? (
        <Steps steps={board.steps} />
      ) : (
        <Banner title={board.stateWords}>
          <p>
            {board.stateReason ? `${sentence(board.stateReason)} ` : null}Since {board.stateSince}.
          </p>
          {board.child ? <p>{board.child.words}</p> : null}
        </Banner>
      )}
      <ChildViewLines referral={board.reference} said={board.childViews} />
      <PlacementLinks placements={board.placements} />
      <SearchLinks links={board.searches} />
      {board.state === "paused" && board.stateReason ? (
        <Banner tone="soon" title="The search is paused">
          <p>
            {sentence(board.stateReason)} Since {board.stateSince}.
          </p>
        </Banner>
      ) : null}
      <BoardReserves board={board} />
      {board.nothingToDecide ? (
        <Banner tone="soon" title="No offer is left to decide between">
          <p>
            The last one that you kept in the running has ended. Providers still read that you are deciding.{" "}
            {board.offers > 0 ? (
              <>
                <Anchor to={paths.referral(board.reference).offers()}>Shortlist another offer</Anchor>
                {board.abilities["search-on"] ? " or " : "."}
              </>
            ) : null}
            {board.abilities["search-on"] ? (
              <>
                <Anchor to={paths.referral(board.reference).plan("search-on")}>
                  {board.offers > 0 ? "go on searching" : "Go on searching"}
                </Anchor>
                .
              </>
            ) : null}
          </p>
        </Banner>
      ) : null}
      <div className="cols">
        <div className="stack">
          <BoardReach board={board} />
          <BoardAnswers board={board} />
        </div>
        <BoardSide board={board} />
      </div>
    </>
  );
}
