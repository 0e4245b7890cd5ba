import { EmptyState } from "~/ui/empty-state";
import { KeyPaging } from "~/ui/key-paging";
import { TabLinks } from "~/ui/nav-strip";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useProviderPaths } from "~/use-paths";
import { whenWords } from "../booking-words.rules";
import { BOOKING_TONES, bookingWords, seatsWords, windowClock } from "../date-words.rules";
import type { ForumList as List, ListedDate } from "../queries/list-forums.server";

/** The dates of forums in three views: to come, ours, past. */
export function ForumList({ list }: { list: List }) {
  const paths = useProviderPaths();
  const { tab, dates } = list;
  return (
    <>
      <TabLinks
        label="Which dates"
        items={[
          { label: "To come", to: paths.forums(), current: tab === "to-come" },
          { label: "We are booked", to: `${paths.forums()}?show=ours`, current: tab === "ours" },
          { label: "Past", to: `${paths.forums()}?show=past`, current: tab === "past" },
        ]}
      />
      {dates.length === 0 ? (
        <Empty list={list} />
      ) : (
        <WorkList label="Dates">
          {dates.map((date) => (
            <Row key={date.id} date={date} list={list} />
          ))}
        </WorkList>
      )}
      <KeyPaging
        label="More dates"
        previous={
          list.further ? { to: `${paths.forums()}?show=past`, words: "Back to the latest" } : undefined
        }
        next={
          list.next
            ? { to: `${paths.forums()}?show=past&after=${list.next}`, words: "Older dates" }
            : undefined
        }
      />
    </>
  );
}

function Row({ date, list }: { date: ListedDate; list: List }) {
  const paths = useProviderPaths();
  const past = list.tab === "past";
  return (
    <WorkRow
      to={paths.forum(date.reference).page()}
      title={date.title}
      tags={tagsOf(date, list)}
      line={`${whenWords(date, list.now)} · ${whereWords(date)}`}
      why={past ? pastWords(date) : comingWords(date)}
      clock={past || date.state === "cancelled" ? undefined : windowClock(date, list.now)}
    >
      {date.bookings.length > 0 ? (
        <ul className="mt-1 list-none p-0">
          {date.bookings.map((one) => (
            <li key={one.id}>
              <a href={paths.booking(one.id).page()}>{one.mine ? `${one.name} (you)` : one.name}</a>:{" "}
              {bookingWords(one, list.now)}
            </li>
          ))}
        </ul>
      ) : null}
    </WorkRow>
  );
}

function tagsOf(date: ListedDate, list: List) {
  if (date.state === "cancelled") return [{ words: "This date is cancelled", tone: "now" as const }];
  if (list.tab === "past") return date.minutes ? [{ words: "Minutes", tone: "info" as const }] : [];
  const mine = date.bookings.find(({ mine }) => mine) ?? date.bookings[0];
  if (mine && mine.state !== "cancelled" && mine.state !== "lapsed") {
    const words = {
      booked: "Booked",
      waiting: "Waiting",
      offered: "A seat is held",
      attended: "There",
      missed: "",
    }[mine.state];
    return words ? [{ words, tone: BOOKING_TONES[mine.state] }] : [];
  }
  if (!date.mayCome) return [];
  if (date.opensAt > list.now) return [{ words: "Not open yet", tone: "plain" as const }];
  if (date.closesAt <= list.now) return [{ words: "Booking closed", tone: "plain" as const }];
  return date.taken >= date.capacity
    ? [{ words: "Full", tone: "hold" as const }]
    : [{ words: "Open", tone: "good" as const }];
}

/** "The Guildhall, Wolverhampton, and online" */
export function whereWords({ place, online }: { place: string | null; online: boolean }): string {
  if (place) return online ? `${place}, and online` : place;
  return online ? "Online" : "Place not said yet";
}

function comingWords(date: ListedDate): string {
  const by = `By ${date.ownerName}.`;
  if (date.state === "cancelled") return by;
  if (!date.mayCome) return `${by} They take no bookings from your organisation at the moment.`;
  return `${by} ${seatsWords(date)}.`;
}

function pastWords(date: ListedDate): string {
  return date.minutes
    ? `By ${date.ownerName}. Minutes, decisions and actions are published.`
    : `By ${date.ownerName}. The minutes are not published yet.`;
}

function Empty({ list }: { list: List }) {
  if (list.further) return <EmptyState title="No older dates">You have seen them all.</EmptyState>;
  if (list.tab === "ours")
    return (
      <EmptyState title="Nobody of yours is booked">
        Open a date to come and book seats for yourself and colleagues.
      </EmptyState>
    );
  if (list.tab === "past")
    return (
      <EmptyState title="No past dates">
        A date moves here when it is over. Its minutes, decisions and actions come with it.
      </EmptyState>
    );
  return (
    <EmptyState title="No dates to come">
      Councils and the region's hub publish their forums here. A date that you may book appears as soon as
      they do.
    </EmptyState>
  );
}
