import { Form } from "@remix-run/react";
import type { changeInvitationSchema } from "~/domains/access/access.schema";
import type { InvitedRow } from "~/domains/access/queries/list-colleagues.server";
import { Anchor } from "~/ui/anchor";
import { AskFirst } from "~/ui/ask-first";
import { Button, ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy } from "~/ui/schema-form";
import { Tag } from "~/ui/tag";
import { useOrganisationPaths } from "~/use-paths";

const sent = sentBy<typeof changeInvitationSchema>();

type Props = { invited: InvitedRow[]; formKey: string };

/** Who was invited and has not said yes, with what an admin may do about it. */
export function InvitedList({ invited, formKey }: Props) {
  if (invited.length === 0) return null;
  return (
    <section className="mt-8">
      <h2>Invited, not answered yet</h2>
      <p className="why">They can do nothing here and get no work until they accept.</p>
      <DataTable
        caption="Invited, not answered yet"
        captionHidden
        rows={invited}
        rowKey={(row) => row.id}
        columns={[
          { header: "Name", cell: (row) => row.name },
          { header: "Roles", cell: (row) => row.roles },
          { header: "Email", cell: (row) => <span className="wrap-anywhere">{row.email}</span> },
          { header: "Stands", cell: (row) => <Stands row={row} /> },
          {
            header: "What to do",
            cell: (row) => <WhatToDo row={row} formKey={formKey} />,
          },
        ]}
      />
    </section>
  );
}

function Stands({ row }: { row: InvitedRow }) {
  if (row.stands === "refused") return <Tag tone="now">Refused</Tag>;
  if (row.stands === "not-confirmed") return <Tag tone="soon">Not confirmed within 7 days</Tag>;
  if (row.stands === "expired") return <Tag tone="soon">Has run out</Tag>;
  return (
    <>
      <Tag tone="hold">Waiting</Tag> until {row.until}
    </>
  );
}

function WhatToDo({ row, formKey }: { row: InvitedRow; formKey: string }) {
  const paths = useOrganisationPaths();
  if (row.stands === "refused") return "Nothing more";
  if (row.stands === "not-confirmed")
    return (
      <Anchor to={paths.invite()}>
        Invite again<span className="sr-only">: {row.name}</span>
      </Anchor>
    );
  return <Moves row={row} formKey={formKey} />;
}

function Moves({ row, formKey }: { row: InvitedRow; formKey: string }) {
  const paths = useOrganisationPaths();
  return (
    <Form method="post" className="flex flex-wrap gap-2">
      <HiddenField name="key" value={formKey} />
      <HiddenField {...sent("invitation", row.id)} />
      <HiddenField name="version" value={row.version} />
      <Button tone="plain" {...sent("change", "send-again")}>
        Send again<span className="sr-only"> to {row.name}</span>
      </Button>
      <ButtonLink tone="plain" to={`${paths.people()}?cancel=${row.id}`}>
        Cancel<span className="sr-only"> the invitation of {row.name}</span>
      </ButtonLink>
    </Form>
  );
}

/** Asked before an invitation is cancelled. */
export function CancelInvitation({ row, formKey }: { row: InvitedRow; formKey: string }) {
  const paths = useOrganisationPaths();
  return (
    <AskFirst
      title={`Cancel the invitation of ${row.name}?`}
      button="Cancel the invitation"
      fields={{ key: formKey, invitation: row.id, version: String(row.version), change: "take-back" }}
      back={paths.people()}
    >
      <p>The link in their email stops working. We do not email them about it. You can invite them again.</p>
    </AskFirst>
  );
}
