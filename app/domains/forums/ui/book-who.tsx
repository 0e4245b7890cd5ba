import { Form } from "@remix-run/react";
import { newFormKey } from "~/platform/ids";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { CheckboxGroup } from "~/ui/checkbox-group";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { type FieldErrors, rowField, summaryOf } from "~/ui/row-field";
import { sentBy } from "~/ui/schema-form";
import { TextField } from "~/ui/text-field";
import { useProviderPaths } from "~/use-paths";
import type { bookFormSchema } from "../book-form.schema";
import { type BookValue, OTHERS } from "../book-form.schema";
import { ownSeatsWords, seatsWords } from "../date-words.rules";
import type { BookingFormView } from "../queries/view-booking-form.server";
import { BookingFrame } from "./booking-frame";

const sent = sentBy<typeof bookFormSchema>();

type Props = { view: BookingFormView; value: BookValue; errors: FieldErrors };

/** Who comes: oneself, colleagues, and people without an account by name. Nothing is booked yet. */
export function BookWho({ view, value, errors }: Props) {
  const paths = useProviderPaths();
  const field = (name: string, given: unknown) => rowField("book", name, given, errors);
  const boxes = Math.max(OTHERS, value.others.length);
  return (
    <BookingFrame date={view} title="Who comes?" here="Book" lede={`${seatsWords(view.seats)}.`}>
      <ErrorSummary form={summaryOf("book", errors)} />
      {view.already.length > 0 ? <p>Booked or waiting already: {view.already.join(", ")}.</p> : null}
      <Form method="post" noValidate>
        <HiddenField name="key" value={newFormKey()} />
        {value.needs.map((need, index) => (
          <Kept key={need.for} index={index} need={need} />
        ))}
        {view.people.length > 0 ? (
          <CheckboxGroup
            field={field("people", value.people)}
            label="You and your colleagues"
            hint={ownSeatsWords(view.seats.most, view.seats.own)}
            options={view.people.map(({ personId, name, email, self }) => ({
              value: personId,
              label: self ? `${name} (you)` : name,
              hint: email,
            }))}
          />
        ) : null}
        <fieldset className="field">
          <legend className="label">Somebody without an account</legend>
          <p className="hint">
            They get the confirmation, reminders and the file for their calendar by mail.
          </p>
          {Array.from({ length: boxes }, (_, index) => (
            <OtherPerson
              // biome-ignore lint/suspicious/noArrayIndexKey: the boxes never move
              key={index}
              number={index + 1}
              name={field(`others[${index}].name`, value.others[index]?.name)}
              email={field(`others[${index}].email`, value.others[index]?.email)}
            />
          ))}
        </fieldset>
        <Actions>
          <Button {...sent("intent", "check")}>Check the booking</Button>
          <ButtonLink tone="plain" to={paths.forum(view.reference).page()}>
            Back to the date
          </ButtonLink>
        </Actions>
      </Form>
    </BookingFrame>
  );
}

type Field = ReturnType<typeof rowField>;

function OtherPerson({ number, name, email }: { number: number; name: Field; email: Field }) {
  return (
    <div className="grid gap-x-4 sm:grid-cols-2">
      <TextField field={name} label={`Name of person ${number}`} autoComplete="off" optional />
      <TextField
        field={email}
        label={`Email of person ${number}`}
        type="email"
        autoComplete="off"
        spellCheck={false}
        optional
      />
    </div>
  );
}

/** What was typed on the next page already, for who comes back to change who comes. */
export function Kept({ index, need }: { index: number; need: BookValue["needs"][number] }) {
  return (
    <>
      <HiddenField name={`needs[${index}].for`} value={need.for} />
      {need.access ? <HiddenField name={`needs[${index}].access`} value={need.access} /> : null}
      {need.diet ? <HiddenField name={`needs[${index}].diet`} value={need.diet} /> : null}
    </>
  );
}
