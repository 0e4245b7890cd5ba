import { Form } from "@remix-run/react";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy } from "~/ui/schema-form";
import { useProviderPaths } from "~/use-paths";
import type { bookFormSchema } from "../book-form.schema";
import { whenWords } from "../booking-words.rules";
import type { OtherDate } from "../queries/other-dates.server";
import { whereWords } from "./forum-list";

const sent = sentBy<typeof bookFormSchema>();

type Props = { next: OtherDate; now: Date; formKey: string };

/** The next date of the series, booked for oneself in one press. */
export function BookNext({ next, now, formKey }: Props) {
  const paths = useProviderPaths();
  const page = paths.forum(next.reference);
  const full = next.taken >= next.capacity;
  return (
    <Card title="The next date">
      <p>
        {whenWords(next, now)} · {whereWords(next)}
      </p>
      <Form method="post" action={page.book()}>
        <HiddenField name="key" value={formKey} />
        <HiddenField {...sent("people", next.me)} />
        {full ? <HiddenField {...sent("waitIfFull", "on")} /> : null}
        <Actions>
          {next.booked ? null : (
            <Button {...sent("intent", "book")}>
              {full ? "Join its waiting list" : "Book a seat for me"}
            </Button>
          )}
          <ButtonLink tone="plain" to={next.booked ? page.page() : page.book()}>
            {next.booked ? "You are booked: see the date" : "Book for others"}
          </ButtonLink>
        </Actions>
      </Form>
    </Card>
  );
}
