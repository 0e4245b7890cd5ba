import type { BookableForumPaths } from "~/paths";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Clock } from "~/ui/clock";
import { Facts } from "~/ui/facts";
import { Tag } from "~/ui/tag";
import { useProviderPaths } from "~/use-paths";
import { whenWords } from "../booking-words.rules";
import { ownSeatsWords, seatsWords, windowClock } from "../date-words.rules";
import type { DateView } from "../queries/view-forum-date.server";
import { AgendaCard } from "./agenda-card";
import { BookNext } from "./book-next";
import { BookingFrame } from "./booking-frame";
import { DateAfterCards } from "./date-after";
import { JoinLink } from "./join-link";
import { OwnBookings } from "./own-bookings";

type Props = { date: DateView; formKey: string };

/** One date as a provider's person sees it: to be booked before, what came of it after. */
export function ForumDatePage({ date, formKey }: Props) {
  const paths = useProviderPaths();
  const page = paths.forum(date.reference);
  const over = date.endsAt <= date.now;
  const clock = over || date.blocked || date.state === "cancelled" ? undefined : windowClock(date, date.now);
  return (
    <BookingFrame
      date={date}
      title={date.title}
      tags={<DateTags date={date} over={over} />}
      clock={clock ? <Clock {...clock} /> : undefined}
      lede={whenWords(date, date.now)}
    >
      {date.state === "cancelled" ? (
        <Banner tone="now" title={`${date.ownerName} has cancelled this date`}>
          {date.cancelledReason ? <p>{date.cancelledReason}</p> : null}
        </Banner>
      ) : null}
      {over || (date.state === "cancelled" && date.bookings.length === 0) ? null : (
        <Booking page={page} date={date} />
      )}
      {over && date.next ? <BookNext next={date.next} now={date.now} formKey={formKey} /> : null}
      {over && date.bookings.length > 0 ? <OurPeople date={date} /> : null}
      {date.after && date.state === "published" ? <DateAfterCards date={date} after={date.after} /> : null}
      {date.state === "cancelled" ? null : <Place date={date} />}
      {date.state === "cancelled" ? null : (
        <AgendaCard page={page} agenda={date.agenda} papers={date.papers} />
      )}
      <Talk page={page} date={date} over={over} />
    </BookingFrame>
  );
}

function DateTags({ date, over }: { date: DateView; over: boolean }) {
  if (date.state === "cancelled") return <Tag tone="now">Cancelled</Tag>;
  if (over) return <Tag>Over</Tag>;
  return (
    <>
      {date.blocked ? null : (
        <Tag tone={date.seats.taken >= date.seats.capacity ? "hold" : "good"}>{seatsWords(date.seats)}</Tag>
      )}
      {date.bookings.some(({ state }) => state === "booked") ? <Tag tone="good">You have seats</Tag> : null}
    </>
  );
}

function Booking({ page, date }: { page: BookableForumPaths; date: DateView }) {
  const { whyNot, seats, bookings } = date;
  const limit = ownSeatsWords(seats.most, seats.own);
  const full = seats.taken >= seats.capacity;
  const atMost = seats.most !== null && seats.own >= seats.most;
  return (
    <Card title={bookings.length > 0 ? "Your people at this date" : "Come along"}>
      {bookings.length > 0 ? (
        <OwnBookings caption="Your people at this date" bookings={bookings} now={date.now} />
      ) : null}
      {date.state === "cancelled" ? null : whyNot ? (
        <p className="mt-4">{whyNot}.</p>
      ) : (
        <div className="mt-4">
          {limit ? <p>{limit}</p> : null}
          {full ? (
            <p>
              All seats are taken. Who joins the waiting list gets the next one that falls free, first come
              first served, and has 24 hours to take it.
            </p>
          ) : null}
          {atMost ? null : (
            <Actions>
              <ButtonLink to={page.book()} tone={bookings.length > 0 ? "plain" : "primary"}>
                {full
                  ? "Join the waiting list"
                  : bookings.length > 0
                    ? "Book for somebody else"
                    : "Book seats"}
              </ButtonLink>
            </Actions>
          )}
        </div>
      )}
    </Card>
  );
}

function OurPeople({ date }: { date: DateView }) {
  return (
    <Card title="Your people at this date">
      <OwnBookings caption="Your people at this date" bookings={date.bookings} now={date.now} />
    </Card>
  );
}

/** The address to join at stands here for who has a seat, and for who booked it for them. */
function Place({ date }: { date: DateView }) {
  const over = date.endsAt <= date.now;
  return (
    <Card title={over ? "What it was" : "Getting there"}>
      {date.about ? <p className="whitespace-pre-line">{date.about}</p> : null}
      <Facts
        items={[
          { key: "When", value: whenWords(date, date.now) },
          ...(date.place || !date.online ? [{ key: "Where", value: date.place ?? "not said yet" }] : []),
          ...(date.online
            ? [
                {
                  key: "Online",
                  value: <JoinLink url={date.url} />,
                },
              ]
            : []),
          ...(date.accessNotes
            ? [{ key: "Access", value: <span className="whitespace-pre-line">{date.accessNotes}</span> }]
            : []),
        ]}
      />
    </Card>
  );
}

function Talk({ page, date, over }: { page: BookableForumPaths; date: DateView; over: boolean }) {
  if (date.state === "cancelled" || date.blocked || (over && date.questions.length === 0)) return null;
  return (
    <Card title={over ? "Questions asked before" : "Have a say in it"}>
      {over ? null : (
        <p>
          The agenda comes from what providers struggle with.{" "}
          <Anchor to={page.topics()}>
            {date.topics === 0
              ? "Propose the first topic"
              : `See ${date.topics === 1 ? "1 topic" : `${date.topics} topics`} and vote`}
          </Anchor>
          . Or <Anchor to={page.question()}>ask a question without your name</Anchor>.
        </p>
      )}
      {date.questions.length > 0 ? (
        <ul className="list-disc pl-5">
          {date.questions.map((one) => (
            <li key={one.id} className="mb-2">
              <span className="whitespace-pre-line">{one.words}</span>
              {one.answer ? <p className="why whitespace-pre-line">{one.answer}</p> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
