import { dayAndTime } from "~/platform/time";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { Tag } from "~/ui/tag";
import type { Tone } from "~/ui/tones";
import type { BookingState } from "../booking.machine";
import { BOOKING_WORDS } from "../booking-words.rules";
import type { DateView, OwnBooking } from "../queries/view-own-date.server";
import { SEAT_HELD_HOURS } from "../seat-times.rules";

const TONES: Partial<Record<BookingState, Tone>> = {
  booked: "good",
  offered: "soon",
  attended: "good",
  missed: "hold",
};

/** Who has a seat, by name. */
export function BookingsCard({ view }: { view: DateView }) {
  const seated = view.bookings.filter(({ state }) => state !== "waiting");
  return (
    <Card title={seated.length === 0 ? "Nobody is booked yet" : `Booked: ${seated.length}`}>
      <DataTable<OwnBooking>
        caption="Who has a seat"
        captionHidden
        rows={seated}
        rowKey={({ id }) => id}
        empty={<p>Bookings come here by themselves once the date is published and booking is open.</p>}
        columns={[
          { header: "Name", cell: ({ attendeeName }) => attendeeName },
          { header: "From", cell: ({ organisationName }) => organisationName },
          {
            header: "How it stands",
            cell: ({ state, heldUntil, walkIn }) => (
              <>
                <Tag tone={TONES[state]}>{walkIn ? "Walked in" : BOOKING_WORDS[state]}</Tag>
                {heldUntil ? ` held until ${dayAndTime(heldUntil, view.now)}` : null}
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}

/** Who waits, in the order in which seats go to them. */
export function WaitingCard({ view }: { view: DateView }) {
  const line = view.bookings.filter(({ state }) => state === "waiting");
  if (line.length === 0) return null;
  return (
    <Card title={`Waiting: ${line.length}`}>
      <p className="why">
        A seat that falls free is offered to the first and held for {SEAT_HELD_HOURS} hours. Who is at the
        most of their organisation is passed over and keeps their place.
      </p>
      <ol className="mb-0 list-decimal pl-6">
        {line.map(({ id, attendeeName, organisationName, stateSince }) => (
          <li key={id} className="mb-1">
            {attendeeName}, {organisationName}{" "}
            <span className="why">since {dayAndTime(stateSince, view.now)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** What people need to take part, while it is kept. */
export function NeedsCard({ view }: { view: DateView }) {
  const { needs, date, now } = view;
  const over = date.endsAt <= now || date.state === "cancelled";
  return (
    <Card title="What people need">
      {over ? (
        <p>The answers are deleted after the date.</p>
      ) : needs.length === 0 ? (
        <p>Nobody has asked for anything yet.</p>
      ) : (
        <>
          <ul className="list-disc pl-5">
            {needs.map(({ attendeeName, organisationName, access, diet }) => (
              <li key={`${attendeeName} ${organisationName}`} className="mb-2">
                <b>{attendeeName}</b>, {organisationName}
                {access ? <div>To take part: {access}</div> : null}
                {diet ? <div>Food: {diet}</div> : null}
              </li>
            ))}
          </ul>
          <p className="why">Deleted after the date. Tell those who need to know, and no one else.</p>
        </>
      )}
    </Card>
  );
}
