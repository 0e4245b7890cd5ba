import { EmptyState } from "~/ui/empty-state";
import { KeyPaging } from "~/ui/key-paging";
import { TabLinks } from "~/ui/nav-strip";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useCouncilPaths } from "~/use-paths";
import { FEEDBACK_TABS, type FeedbackTab, feedbackQuery } from "../feedback-list.schema";
import type { FeedbackList as List } from "../queries/list-feedback.server";

const TABS: Readonly<Record<FeedbackTab, string>> = {
  all: "All",
  referrals: "Our referrals",
  homes: "Homes",
};

/** What differs from what was said or promised, of all placements of a council. */
export function FeedbackList({ list }: { list: List }) {
  const paths = useCouncilPaths();
  const at = (tab: FeedbackTab, after?: string | null) =>
    `${paths.feedbackList()}${feedbackQuery(tab, after)}`;
  return (
    <>
      <TabLinks
        label="About what"
        items={FEEDBACK_TABS.map((tab) => ({ label: TABS[tab], to: at(tab), current: tab === list.tab }))}
      />
      {list.rows.length === 0 ? (
        <EmptyState title={list.further ? "No more feedback" : "No differences reported yet"}>
          {list.further
            ? "You have reached the end of the list."
            : "Providers are asked about the referral after 7 and 28 days, and your social workers about the placement after 28."}
        </EmptyState>
      ) : (
        <WorkList label="Feedback">
          {list.rows.map((row) => (
            <WorkRow
              key={row.id}
              to={paths.placement(row.placement).feedback()}
              title={row.title}
              reference={row.placement}
              tags={[{ words: row.tag, tone: row.about === "verdict" ? "info" : "soon" }]}
              line={row.line}
              why={row.when}
            />
          ))}
        </WorkList>
      )}
      <KeyPaging
        label="More feedback"
        previous={list.further ? { to: at(list.tab), words: "Back to the first" } : undefined}
        next={list.next ? { to: at(list.tab, list.next), words: "More feedback" } : undefined}
      />
    </>
  );
}
