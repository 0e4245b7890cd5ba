import { Form } from "@remix-run/react";
import { Anchor } from "~/ui/anchor";
import { Actions, Button } from "~/ui/button";
import { plainField } from "~/ui/form-field";
import { Select } from "~/ui/select";
import { TextField } from "~/ui/text-field";
import type { ListFilter } from "../list-filter.schema";
import { REFERRAL_STATE_WORDS } from "../referral.machine";

type Props = { filter: ListFilter; brokers: { id: string; name: string }[]; clear: string };

const STATES = [
  { value: "", label: "Everything open" },
  ...Object.entries(REFERRAL_STATE_WORDS).map(([value, label]) => ({ value, label })),
  { value: "finished", label: "Everything finished" },
];

const NEEDED = [
  { value: "", label: "Any day" },
  { value: "today", label: "Today, or gone by" },
  { value: "soon", label: "In less than 5 days" },
  { value: "later", label: "In more than 5 days" },
];

/** Search and filters of the list: a plain form, so that the address can be kept and sent round. */
export function ListFilters({ filter, brokers, clear }: Props) {
  const people = [
    { value: "", label: "Everybody" },
    { value: "me", label: "Me" },
    ...brokers.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const state = filter.state === "open" ? "" : filter.state;
  return (
    <Form method="get" action={clear} reloadDocument role="search" aria-label="Referrals">
      <div className="grid gap-x-5 sm:grid-cols-2 lg:grid-cols-4">
        <TextField
          field={plainField("q", { value: filter.search })}
          label="Reference or broker"
          type="search"
          autoComplete="off"
        />
        <Select
          field={plainField("state", { value: state })}
          label="How it stands"
          options={STATES}
          emptyLabel={null}
        />
        <Select
          field={plainField("broker", { value: filter.broker })}
          label="Who has it"
          options={people}
          emptyLabel={null}
        />
        <Select
          field={plainField("needed", { value: filter.needed ?? "" })}
          label="Needed by"
          options={NEEDED}
          emptyLabel={null}
        />
      </div>
      <Actions>
        <Button tone="plain">Show these</Button>
        <Anchor to={clear}>Clear</Anchor>
      </Actions>
    </Form>
  );
}
