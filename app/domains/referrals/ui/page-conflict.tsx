import { Form } from "@remix-run/react";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import type { Difference } from "../page-values.rules";

type Props = {
  title: string;
  differences: Difference[];
  /** Everything that was typed, as it was sent. */
  entries: [string, string][];
  seen: string;
  formKey: string;
  /** The page as it stands now. */
  page: string;
};

/** One page was written on twice: both texts, and the choice between them. Nothing that was typed is lost. */
export function PageConflict({ title, differences, entries, seen, formKey, page }: Props) {
  return (
    <>
      <PageHeading
        title="This page was changed after you opened it"
        above={title}
        lede="A colleague saved it, or you did in another tab. What you wrote is not saved yet: here it is beside what stands there now."
      />
      <Card title="What differs">
        <DataTable
          caption="Your answers beside those that were saved first"
          captionHidden
          rows={differences}
          rowKey={(row) => row.field}
          empty={<p>Both say the same. You need not save yours.</p>}
          columns={[
            { header: "Question", cell: (row) => row.label },
            { header: "You wrote", cell: (row) => <Words text={row.mine} /> },
            { header: "Stands there now", cell: (row) => <Words text={row.theirs} /> },
          ]}
        />
        <Form method="post">
          {entries.map(([name, value], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: ticked boxes share a name, and nothing moves
            <HiddenField key={`${name} ${index}`} name={name} value={value} />
          ))}
          <HiddenField name="seen" value={seen} />
          <HiddenField name="key" value={formKey} />
          <div className="mt-4">
            <Actions>
              <Button>Keep what I wrote</Button>
              <ButtonLink tone="plain" to={page}>
                Take what stands there now
              </ButtonLink>
            </Actions>
          </div>
        </Form>
        <p className="why mt-2">
          To bring the two together, copy what you need from above, then take what stands there now and add
          it.
        </p>
      </Card>
    </>
  );
}

function Words({ text }: { text: string }) {
  return text === "" ? (
    <span className="why">nothing</span>
  ) : (
    <span className="whitespace-pre-wrap break-words" dir="auto">
      {text}
    </span>
  );
}
