import { Form } from "@remix-run/react";
import type { BookingPaths } from "~/paths";
import { absoluteDayAndTime, dayAndTime, remaining } from "~/platform/time";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Clock } from "~/ui/clock";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy } from "~/ui/schema-form";
import { SummaryList, type SummaryRow } from "~/ui/summary-list";
import { Tag } from "~/ui/tag";
import { useProviderPaths } from "~/use-paths";
import type { bookingMoveSchema } from "../booking.schema";
import { whenWords } from "../booking-words.rules";
import { BOOKING_TONES, bookingWords } from "../date-words.rules";
import type { BookingView } from "../queries/view-booking.server";
import { SEAT_HELD_HOURS } from "../seat-times.rules";
import { BookNext } from "./book-next";
import { BookingFrame } from "./booking-frame";
import { whereWords } from "./forum-list";
import { JoinLink } from "./join-link";

const sent = sentBy<typeof bookingMoveSchema>();

type Keys = { accept: string; restore: string; next: string };
type Props = { booking: BookingView; keys: Keys };

/** One person's booking with everything that can be done with it. */
export function BookingPage({ booking, keys }: Props) {
  const paths = useProviderPaths();
  const { date, abilities, state, heldUntil } = booking;
  const page = paths.booking(booking.id);
  const held = state === "offered" && heldUntil ? remaining(date.now, heldUntil) : null;
  return (
    <BookingFrame
      date={date}
      title={booking.mine ? `Your booking` : `The booking of ${booking.name}`}
      saysWhen
      here={booking.mine ? "Your booking" : booking.name}
      tags={<Tag tone={BOOKING_TONES[state]}>{bookingWords(booking, date.now)}</Tag>}
      clock={
        held && heldUntil ? (
          <Clock
            remaining={held.words}
            moment={`the seat is held until ${dayAndTime(heldUntil, date.now)}`}
            printed={`the seat is held until ${absoluteDayAndTime(heldUntil, date.now)}`}
            tone={held.tone}
          />
        ) : undefined
      }
      lede={ledeOf(booking)}
    >
      {abilities.accept ? (
        <Form method="post">
          <HiddenField name="key" value={keys.accept} />
          <Actions>
            <Button {...sent("intent", "accept")}>Take the seat</Button>
            <ButtonLink tone="plain" to={page.cancel()}>
              Let it go
            </ButtonLink>
          </Actions>
        </Form>
      ) : null}
      <Card>
        <SummaryList rows={rowsOf(booking, page)} />
        <Actions>
          {state === "booked" || state === "attended" ? (
            <ButtonLink tone="plain" to={page.calendarFile()}>
              Calendar file
            </ButtonLink>
          ) : null}
          {abilities.move ? (
            <ButtonLink tone="plain" to={page.move()}>
              Move to another date
            </ButtonLink>
          ) : null}
          {abilities.cancel && !abilities.accept ? (
            <ButtonLink tone="plain" to={page.cancel()}>
              {state === "waiting" ? "Leave the waiting list" : "Cancel the booking"}
            </ButtonLink>
          ) : null}
        </Actions>
      </Card>
      {abilities.restore ? (
        <Form method="post">
          <HiddenField name="key" value={keys.restore} />
          <Actions>
            <Button {...sent("intent", "restore")}>
              {date.seats.taken >= date.seats.capacity
                ? "Join the waiting list again"
                : "Book the seat again"}
            </Button>
          </Actions>
        </Form>
      ) : null}
      <Afterwards booking={booking} page={page} />
      {date.endsAt <= date.now && booking.mine && booking.others[0] ? (
        <BookNext next={booking.others[0]} now={date.now} formKey={keys.next} />
      ) : null}
    </BookingFrame>
  );
}

function Afterwards({ booking, page }: { booking: BookingView; page: BookingPaths }) {
  const { abilities } = booking;
  if (!abilities.certificate && !abilities.feedback) return null;
  return (
    <Card title="After the date">
      {booking.feedback ? <p>Thank you: what you said about it is with the organiser.</p> : null}
      <Actions>
        {abilities.feedback ? <ButtonLink to={page.feedback()}>Say how it was</ButtonLink> : null}
        {abilities.certificate ? (
          <ButtonLink tone="plain" to={page.certificate()}>
            Certificate of attendance
          </ButtonLink>
        ) : null}
      </Actions>
    </Card>
  );
}

function ledeOf({ state, place, heldUntil, date, stateSince }: BookingView): string | undefined {
  if (state === "waiting")
    return `${place ? `Number ${place} in line. ` : ""}When a seat falls free for you, it is held for ${SEAT_HELD_HOURS} hours and a mail says so.`;
  if (state === "offered" && heldUntil)
    return heldUntil > date.now
      ? `A seat has fallen free. It is held until ${dayAndTime(heldUntil, date.now)}. After that it goes to the next in line.`
      : "The seat was not taken in time and goes to the next in line.";
  if (state === "lapsed")
    return "The seat that was held was not taken in time, and went to the next in line. You can book the date again.";
  if (state === "cancelled") return `Cancelled ${dayAndTime(stateSince, date.now)}.`;
  return undefined;
}

function rowsOf(booking: BookingView, page: BookingPaths): SummaryRow[] {
  const { date, needs, abilities } = booking;
  const change = abilities.change ? { to: page.change() } : undefined;
  const asks = booking.state !== "cancelled" && date.endsAt > date.now;
  return [
    { key: "Who", value: `${booking.name}, ${booking.organisationName}` },
    { key: "When", value: whenWords(date, date.now) },
    { key: "Where", value: whereWords(date) },
    ...(date.online
      ? [
          {
            key: "Online",
            value: <JoinLink url={date.url} />,
          },
        ]
      : []),
    ...(booking.bookedBy ? [{ key: "Booked by", value: booking.bookedBy }] : []),
    ...(asks && date.asksAccess
      ? [{ key: "Accessibility", value: needs.access ?? "Nothing said", change }]
      : []),
    ...(asks && date.asksDiet ? [{ key: "Food", value: needs.diet ?? "Nothing said", change }] : []),
  ];
}
