import { dayAndTime } from "~/platform/time";
import { EmptyState } from "~/ui/empty-state";
import { KeyPaging } from "~/ui/key-paging";
import { TabLinks } from "~/ui/nav-strip";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useProviderPaths } from "~/use-paths";
import { fundingWords, heldClock, stateTag, unconfirmedTag } from "../offer-words.rules";
import type { OfferList as List, OfferRow } from "../queries/list-offers.server";

/** The provider's offers in two views: what still runs, and what has ended with the reason. */
export function OfferList({ list }: { list: List }) {
  const paths = useProviderPaths();
  const { tab, rows, now } = list;
  const here = tab === "live" ? paths.offers() : `${paths.offers()}?show=ended`;
  return (
    <>
      <TabLinks
        label="Which offers"
        items={[
          { label: "Live", to: paths.offers(), current: tab === "live" },
          { label: "Ended", to: `${paths.offers()}?show=ended`, current: tab === "ended" },
        ]}
      />
      {rows.length === 0 ? (
        <Empty list={list} />
      ) : (
        <WorkList label="Offers">
          {rows.map((row) => (
            <WorkRow
              key={row.id}
              to={paths.offer(row.reference).page()}
              title={row.serviceName}
              reference={row.reference}
              tags={[stateTag(row.state, row.endedWithSearch), ...unconfirmedTag(row), ...draftTag(row)]}
              line={`${row.headline}, ${row.referralReference} · ${row.council}${row.cost ? ` · ${row.cost}` : ""}`}
              why={why(row, now)}
              clock={heldClock(row, now) ?? undefined}
            />
          ))}
        </WorkList>
      )}
      <KeyPaging
        label="More offers"
        previous={list.further ? { to: here, words: "Back to the first" } : undefined}
        next={
          list.next
            ? {
                to: `${paths.offers()}?after=${list.next}${tab === "ended" ? "&show=ended" : ""}`,
                words: "More offers",
              }
            : undefined
        }
      />
    </>
  );
}

function Empty({ list }: { list: List }) {
  if (list.further) return <EmptyState title="No more offers">You have seen them all.</EmptyState>;
  return list.tab === "live" ? (
    <EmptyState title="No offers yet">
      An offer begins on a referral that was sent to you: open it and make an offer for one of your homes.
    </EmptyState>
  ) : (
    <EmptyState title="No ended offers">
      An offer moves here when it was not selected, withdrawn or not held any more, with the reason.
    </EmptyState>
  );
}

function draftTag(row: OfferRow) {
  return row.hasDraft && row.state !== "draft" ? [{ words: "Change not sent", tone: "soon" as const }] : [];
}

/** Who acts next, or why it ended. */
function why(row: OfferRow, now: Date): string {
  if (row.state === "draft") return "Not sent yet. Only your organisation sees it.";
  if (row.stateReason && ["not-selected", "withdrawn", "fallen-through"].includes(row.state)) {
    return `${row.stateReason} ${capital(dayAndTime(row.stateSince, now))}.`;
  }
  if (row.state === "expired") return `The place was not held any more, ${dayAndTime(row.stateSince, now)}.`;
  const funding = fundingWords(row, now);
  if (funding) return `${funding}.`;
  return row.state === "accepted"
    ? `Accepted ${dayAndTime(row.stateSince, now)}.`
    : `With the council since ${dayAndTime(row.stateSince, now)}.`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
