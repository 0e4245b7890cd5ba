import { Form } from "@remix-run/react";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { type FieldErrors, rowField, summaryOf } from "~/ui/row-field";
import { sentBy } from "~/ui/schema-form";
import { SummaryList } from "~/ui/summary-list";
import type { BookValue, bookFormSchema } from "../book-form.schema";
import { whenWords } from "../booking-words.rules";
import type { BookingFormView } from "../queries/view-booking-form.server";
import { SEAT_HELD_HOURS } from "../seat-times.rules";
import { BookingFrame } from "./booking-frame";
import { whereWords } from "./forum-list";
import { NeedsFields } from "./needs-fields";

const sent = sentBy<typeof bookFormSchema>();

type Props = { view: BookingFormView; value: BookValue; errors: FieldErrors; formKey: string };

type Chosen = { for: string; name: string; reached: string };

/** What will be booked for whom, before it is; with what each needs, where the date asks. */
export function BookCheck({ view, value, errors, formKey }: Props) {
  const others = value.others.filter(({ name, email }) => name && email);
  const chosen: Chosen[] = [
    ...value.people.map((id) => {
      const known = view.people.find(({ personId }) => personId === id);
      return {
        for: id,
        name: known?.name ?? "Somebody who has a booking or is no colleague",
        reached: known?.email ?? "",
      };
    }),
    ...others.map(({ name = "", email = "" }) => ({ for: email.toLowerCase(), name, reached: email })),
  ];
  const free = Math.max(0, view.seats.capacity - view.seats.taken);
  const waits = Math.max(0, chosen.length - free);
  return (
    <BookingFrame date={view} title="Check the booking" here="Check" saysWhen>
      <ErrorSummary form={summaryOf("book", errors)} />
      {waits > 0 ? <p>{waitWords(free, waits)}</p> : null}
      <Card>
        <SummaryList
          rows={[
            { key: "When", value: whenWords(view, view.now) },
            { key: "Where", value: whereWords(view) },
            ...chosen.map((one, index) => ({
              key: index < free ? `Seat ${index + 1}` : "Waiting list",
              value: (
                <>
                  {one.name}
                  <div className="why wrap-anywhere">{one.reached}</div>
                </>
              ),
            })),
          ]}
        />
      </Card>
      <Form method="post" noValidate>
        <HiddenField name="key" value={formKey} />
        {value.people.map((id) => (
          <HiddenField key={id} {...sent("people", id)} />
        ))}
        {others.map(({ name = "", email = "" }, index) => (
          <span key={email} hidden>
            <HiddenField name={`others[${index}].name`} value={name} />
            <HiddenField name={`others[${index}].email`} value={email} />
          </span>
        ))}
        {waits > 0 ? <HiddenField {...sent("waitIfFull", "on")} /> : null}
        {view.asksAccess || view.asksDiet
          ? chosen.map((one, index) => (
              <NeedsOf key={one.for} view={view} one={one} index={index} value={value} errors={errors} />
            ))
          : null}
        <p>{mailWords(free, chosen.length)}</p>
        <Actions>
          <Button {...sent("intent", "book")}>{buttonWords(free, chosen.length)}</Button>
          <Button tone="plain" {...sent("intent", "change")}>
            Change who comes
          </Button>
        </Actions>
      </Form>
    </BookingFrame>
  );
}

function NeedsOf({
  view,
  one,
  index,
  value,
  errors,
}: {
  view: BookingFormView;
  one: Chosen;
  index: number;
  value: BookValue;
  errors: FieldErrors;
}) {
  const given = value.needs.find((need) => need.for === one.for);
  const field = (name: string, text: string | undefined) =>
    rowField("book", `needs[${index}].${name}`, text, errors);
  return (
    <>
      <HiddenField name={`needs[${index}].for`} value={one.for} />
      <NeedsFields
        who={one.name}
        access={view.asksAccess ? field("access", given?.access) : null}
        diet={view.asksDiet ? field("diet", given?.diet) : null}
      />
    </>
  );
}

const people = (count: number) => (count === 1 ? "1 person" : `${count} people`);

function waitWords(free: number, waits: number): string {
  if (free === 0)
    return `All seats are taken. The next one that falls free is held for who is first in line for ${SEAT_HELD_HOURS} hours; a mail says so.`;
  return `${free === 1 ? "1 seat is" : `${free} seats are`} left. They go in this order, and ${people(waits)} would join the waiting list.`;
}

function buttonWords(free: number, asked: number): string {
  const seats = (count: number) => (count === 1 ? "1 seat" : `${count} seats`);
  if (free === 0) return "Join the waiting list";
  if (free >= asked) return `Book ${seats(asked)}`;
  return `Book ${seats(free)}, ${people(asked - free)} to the waiting list`;
}

function mailWords(free: number, asked: number): string {
  const who = asked === 1 ? "The person gets" : "Each of them gets";
  if (free === 0) return `${who} a mail that says so, and another when a seat falls free.`;
  return `${who} a mail with a file for the calendar, and reminders a week and a day before.`;
}
