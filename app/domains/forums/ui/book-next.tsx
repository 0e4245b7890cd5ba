import { Form } from "@remix-run/react";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { HiddenField } from "~/ui/hidden-field";
import { whenWords } from "../booking-words.rules";
import type { OtherDate } from "../queries/other-dates.server";
import { whereWords } from "./forum-list";

type Props = { base: string; next: OtherDate; now: Date; formKey: string };

/** The next date of the series, booked for oneself in one press. */
export function BookNext({ base, next, now, formKey }: Props) {
  const page = `${base}/${next.reference}`;
  const full = next.taken >= next.capacity;
  return (
    <Card title="The next date">
      <p>
        {whenWords(next, now)} · {whereWords(next)}
      </p>
      <Form method="post" action={`${page}/book`}>
        <HiddenField name="key" value={formKey} />
        <HiddenField name="people" value={next.me} />
        {full ? <HiddenField name="waitIfFull" value="on" /> : null}
        <Actions>
          {next.booked ? null : (
            <Button name="intent" value="book">
              {full ? "Join its waiting list" : "Book a seat for me"}
            </Button>
          )}
          <ButtonLink tone="plain" to={next.booked ? page : `${page}/book`}>
            {next.booked ? "You are booked: see the date" : "Book for others"}
          </ButtonLink>
        </Actions>
      </Form>
    </Card>
  );
}
