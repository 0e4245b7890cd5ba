import { Anchor } from "~/ui/anchor";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { useProviderPaths } from "~/use-paths";
import { whenWords } from "../booking-words.rules";
import type { DateView } from "../queries/view-forum-date.server";
import { BookingFrame } from "./booking-frame";
import { whereWords } from "./forum-list";
import { JoinLink } from "./join-link";
import { OwnBookings } from "./own-bookings";

/** After a booking: who has a seat, the files for calendars, and what comes next. */
export function BookedPage({ date }: { date: DateView }) {
  const paths = useProviderPaths();
  const live = date.bookings.filter(
    ({ state }) => state === "booked" || state === "waiting" || state === "offered",
  );
  const seats = live.filter(({ state }) => state === "booked");
  const waiting = live.length - seats.length;
  return (
    <BookingFrame date={date} title={titleOf(seats.length, waiting)} here="Booked" saysWhen>
      <Card title="Your people at this date">
        <OwnBookings caption="Your people at this date" bookings={live} now={date.now} />
        {seats.length > 0 ? (
          <>
            <h3 className="mt-4">For the calendar</h3>
            <ul className="list-disc pl-5">
              {seats.map((one) => (
                <li key={one.id}>
                  <a href={paths.booking(one.id).calendarFile()}>Calendar file for {one.name}</a>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </Card>
      <Card title="What happens next">
        <Facts
          items={[
            { key: "When", value: whenWords(date, date.now) },
            { key: "Where", value: whereWords(date) },
            ...(date.url
              ? [
                  {
                    key: "Online",
                    value: <JoinLink url={date.url} />,
                  },
                ]
              : []),
          ]}
        />
        <ul className="mt-4 mb-4 list-disc pl-5">
          <li>Each person gets a mail with the details now, and reminders a week and a day before.</li>
          <li>Who cannot come says so by the link in the mail or here. The seat goes to the next in line.</li>
          {waiting > 0 ? (
            <li>
              When a seat falls free, it is held for who is first in line for 24 hours, and a mail says so.
            </li>
          ) : null}
        </ul>
        <p>
          You can also{" "}
          <Anchor to={paths.forum(date.reference).topics()}>vote for what is talked about</Anchor>.
        </p>
        <Actions>
          <ButtonLink to={paths.forum(date.reference).page()}>See the date</ButtonLink>
          <ButtonLink tone="plain" to={paths.forumCalendar()}>
            Put all my forums in my calendar
          </ButtonLink>
        </Actions>
      </Card>
    </BookingFrame>
  );
}

function titleOf(seats: number, waiting: number): string {
  const have = seats === 1 ? "Your organisation has 1 seat" : `Your organisation has ${seats} seats`;
  if (waiting === 0) return have;
  const wait =
    waiting === 1 ? "1 person is on the waiting list" : `${waiting} people are on the waiting list`;
  return seats === 0
    ? wait.replace(/^1 person is/, "You have 1 person").replace(/^(\d+) people are/, "You have $1 people")
    : `${have}, ${wait}`;
}
