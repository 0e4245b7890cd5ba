import { Checkbox } from "~/ui/checkbox";
import { DecisionPage } from "~/ui/decision-page";
import type { SummarisedForm } from "~/ui/error-summary";
import type { FormField } from "~/ui/form-field";
import { RadioGroup } from "~/ui/radio-group";
import { useProviderPaths } from "~/use-paths";
import { whenWords } from "../booking-words.rules";
import { seatsWords } from "../date-words.rules";
import type { BookingView } from "../queries/view-booking.server";
import { whereWords } from "./forum-list";

type Props = {
  booking: BookingView;
  formKey: string;
  form: SummarisedForm;
  fields: { to: FormField; waitIfFull: FormField };
};

/** To another date of the series: a seat there before the one here is given up. */
export function MoveBooking({ booking, formKey, form, fields }: Props) {
  const paths = useProviderPaths();
  const { date, name, mine, others } = booking;
  const page = paths.booking(booking.id).page();
  const full = others.some(({ taken, capacity }) => taken >= capacity);
  return (
    <DecisionPage
      crumbs={[
        { label: "Forums", to: paths.forums() },
        { label: mine ? "Your booking" : name, to: page },
        { label: "Move" },
      ]}
      above={`${date.title} · ${whenWords(date, date.now)}`}
      title={mine ? "Move to another date" : `Move ${name} to another date`}
      lede="This seat is kept until there is one there. Mails bring the calendar up to date."
      whyNot={
        booking.abilities.move || form.errors?.length
          ? null
          : "No other date of this series can be booked now"
      }
      form={form}
      formKey={formKey}
      version={1}
      button="Move the booking"
      back={{ to: page, words: "Keep this date" }}
    >
      <RadioGroup
        field={fields.to}
        label="Which date?"
        options={others.map((other) => ({
          value: other.reference,
          label: whenWords(other, date.now),
          hint: `${whereWords(other)} · ${seatsWords({ ...other, waiting: 0 })}`,
        }))}
      />
      {full ? (
        <Checkbox
          field={fields.waitIfFull}
          label="Join the waiting list where that date is full"
          hint="The seat here is given up for a place in line there."
        />
      ) : null}
    </DecisionPage>
  );
}
