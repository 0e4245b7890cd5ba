import { EmptyState } from "~/ui/empty-state";
import { KeyPaging } from "~/ui/key-paging";
import { TabLinks } from "~/ui/nav-strip";
import { useProviderPaths } from "~/use-paths";
import type { InboxTab } from "../queries/inbox-row";
import type { InboxView } from "../queries/list-inbox.server";
import { InboxRows } from "./inbox-rows";

const EMPTY: Record<InboxTab, { title: string; words: string }> = {
  open: {
    title: "Nothing waits for you",
    words:
      "A council's referral comes here when one of your services matches what a child needs. You get a mail, too.",
  },
  answered: {
    title: "No answered referrals",
    words: "A referral moves here when each of your homes has answered.",
  },
  closed: {
    title: "No closed referrals",
    words:
      "A referral moves here when the council has found a place or has ended the search, with the reason.",
  },
};

/** The inbox of an organisation: three views, each with its own address, the work and the way further. */
export function InboxList({ inbox }: { inbox: InboxView }) {
  const paths = useProviderPaths();
  const { tab, rows } = inbox;
  const query = tab === "open" ? "" : `&show=${tab}`;
  return (
    <>
      <TabLinks
        label="Which referrals"
        items={[
          {
            label: "Need an answer",
            to: paths.referrals(),
            count: inbox.counts.open,
            current: tab === "open",
          },
          {
            label: "Answered",
            to: `${paths.referrals()}?show=answered`,
            count: inbox.counts.answered,
            current: tab === "answered",
          },
          { label: "Closed", to: `${paths.referrals()}?show=closed`, current: tab === "closed" },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title={inbox.further ? "No more referrals" : EMPTY[tab].title}>
          <p>{inbox.further ? "You have seen them all." : EMPTY[tab].words}</p>
        </EmptyState>
      ) : (
        <InboxRows label="Referrals" rows={rows} />
      )}
      <KeyPaging
        label="More referrals"
        previous={
          inbox.further
            ? {
                to: tab === "open" ? paths.referrals() : `${paths.referrals()}?show=${tab}`,
                words: "Back to the first",
              }
            : undefined
        }
        next={
          inbox.next
            ? { to: `${paths.referrals()}?after=${inbox.next}${query}`, words: "More referrals" }
            : undefined
        }
      />
    </>
  );
}
