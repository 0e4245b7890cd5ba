import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import type { guestSchema } from "../organise.schema";
import { type LastResult, resultOf, SmallForm } from "./small-form";

const sent = sentBy<typeof guestSchema>();

type Provider = { id: string; name: string };
type Props = {
  title: string;
  empty: string;
  guests: Provider[];
  others: Provider[];
  lastResult: LastResult;
};

/** The providers that may come, and one more. */
export function GuestsCard({ title, empty, guests, others, lastResult }: Props) {
  const [form, fields] = useFormOf<typeof guestSchema>({
    id: "guest",
    lastResult: resultOf(lastResult, "guest"),
  });
  return (
    <Card title={title}>
      {guests.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <ul className="task-list">
          {guests.map(({ id, name }) => (
            <li key={id}>
              <span>{name}</span>
              <SmallForm id={`off-${id}`} intent="guest">
                <HiddenField {...sent("providerId", id)} />
                <HiddenField {...sent("move", "remove")} />
                <Button tone="link">
                  Take off<span className="sr-only"> {name}</span>
                </Button>
              </SmallForm>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 ? (
        <SmallForm id={form.id} intent="guest">
          <HiddenField {...sent("move", "add")} />
          <Select
            field={fields.providerId}
            label="Add a provider"
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Actions>
            <Button tone="plain">Add it</Button>
          </Actions>
        </SmallForm>
      ) : null}
    </Card>
  );
}
