import { DecisionPage } from "~/ui/decision-page";
import type { SummarisedForm } from "~/ui/error-summary";
import { useProviderPaths } from "~/use-paths";
import { whenWords } from "../booking-words.rules";
import type { BookingView } from "../queries/view-booking.server";

type Props = { booking: BookingView; formKey: string; form: SummarisedForm };

/** Before a seat, a held seat or a place in line is given up. */
export function CancelBooking({ booking, formKey, form }: Props) {
  const paths = useProviderPaths();
  const { date, name, mine, state } = booking;
  const page = paths.booking(booking.id).page();
  const waiting = state === "waiting";
  const who = mine ? "you" : name;
  return (
    <DecisionPage
      crumbs={[
        { label: "Forums", to: paths.forums() },
        { label: mine ? "Your booking" : name, to: page },
        { label: "Cancel" },
      ]}
      above={`${date.title} · ${whenWords(date, date.now)}`}
      title={
        waiting
          ? `Take ${who} off the waiting list?`
          : `Give up the seat of ${mine ? "yours" : name}?`.replace("the seat of yours", "your seat")
      }
      consequences={
        waiting
          ? ["The place in line is gone. Whoever joins again stands at its end.", `A mail tells ${who}.`]
          : [
              "The seat goes to the first in line at once. While seats are left, you can book again.",
              `A mail tells ${who}, with a file that takes it out of the calendar.`,
            ]
      }
      whyNot={booking.abilities.cancel ? null : "It is not booked any more, or the date has begun"}
      form={form}
      formKey={formKey}
      version={1}
      button={waiting ? "Leave the waiting list" : "Cancel the booking"}
      dangerous
      back={{ to: page, words: waiting ? "Stay on it" : "Keep the seat" }}
    />
  );
}
