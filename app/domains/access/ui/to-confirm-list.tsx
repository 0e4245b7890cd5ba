import { Form } from "@remix-run/react";
import type { decideRolesSchema } from "~/domains/access/access.schema";
import type { ToConfirmRow } from "~/domains/access/queries/list-to-confirm.server";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy } from "~/ui/schema-form";

const sent = sentBy<typeof decideRolesSchema>();

/** Roles that wait for a second person: who, which, who asked, and the two answers for whoever may give them. */
export function ToConfirmList({ rows, formKey }: { rows: ToConfirmRow[]; formKey: string }) {
  if (rows.length === 0) return null;
  return (
    <section className="mb-8" id="to-confirm">
      <h2>Roles to confirm</h2>
      <p className="why">
        These roles see children's details, decide on funding, confirm alerts or change people, so a second
        person confirms them. If you do not know of a request, ring the person who asked on a number you know.
      </p>
      <div className="stack">
        {rows.map((row) => (
          <Card key={row.id} level={3} title={`${row.person}, ${row.organisation}`}>
            <Facts
              items={[
                { key: row.what === "roles" ? "New roles" : "Invited as", value: row.gains },
                ...(row.drops ? [{ key: "Instead of", value: row.drops }] : []),
                { key: "Email", value: <span className="wrap-anywhere">{row.email}</span> },
                { key: "Requested by", value: `${row.askedBy}, ${row.asked}` },
                { key: "Runs out", value: row.until },
              ]}
            />
            {row.mine ? <Answers row={row} formKey={formKey} /> : <Waits row={row} />}
          </Card>
        ))}
      </div>
    </section>
  );
}

function Answers({ row, formKey }: { row: ToConfirmRow; formKey: string }) {
  const about = (
    <span className="sr-only">
      {" "}
      {row.gains} for {row.person}
    </span>
  );
  return (
    <Form method="post">
      <HiddenField name="key" value={formKey} />
      <HiddenField {...sent("id", row.id)} />
      <HiddenField {...sent("what", row.what)} />
      <Actions>
        <Button {...sent("answer", "confirm")}>Confirm{about}</Button>
        <Button tone="plain" {...sent("answer", "refuse")}>
          Do not confirm{about}
        </Button>
      </Actions>
    </Form>
  );
}

function Waits({ row }: { row: ToConfirmRow }) {
  return (
    <p className="why">
      {row.what === "invitation" ? "Not sent yet. " : ""}
      Another admin of {row.organisation} or the region's hub must confirm it. Nobody can confirm their own
      request or their own roles.
    </p>
  );
}
