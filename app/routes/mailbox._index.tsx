import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mailbox } from "~/paths";
import { now } from "~/platform/clock.server";
import { listMail, shownMailbox } from "~/platform/mailer/mailbox.server";
import { notFound } from "~/platform/not-found.server";
import { dayAndTime } from "~/platform/time";
import { Anchor } from "~/ui/anchor";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { plainField } from "~/ui/form-field";
import { PageHeading } from "~/ui/page-heading";
import { PublicShell } from "~/ui/public-shell";
import { TextField } from "~/ui/text-field";

export const meta: MetaFunction = () => [{ title: "Demo mailbox - Homeward" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const folder = shownMailbox();
  if (!folder) notFound();
  const to = new URL(request.url).searchParams.get("to")?.slice(0, 254) ?? "";
  const mails = await listMail(folder, { to, limit: 100 });
  const present = now();
  return {
    to,
    mails: mails.map(({ id, at, to, subject }) => ({ id, to, subject, sent: dayAndTime(at, present) })),
  };
}

type Row = { id: string; to: string; subject: string; sent: string };

export default function Mailbox() {
  const { to, mails } = useLoaderData<typeof loader>();
  return (
    <PublicShell>
      <PageHeading
        title="Demo mailbox"
        lede="What Homeward has sent. This demo has no mail server, so every mail is kept here instead, newest first."
      />
      <Card>
        <form method="get">
          <TextField
            field={plainField("to", { value: to })}
            label="Only mail to this address"
            type="email"
            width={20}
          />
          <Button tone="plain">Show</Button>
        </form>
      </Card>
      {mails.length === 0 ? (
        <EmptyState title={to ? `Nothing has been sent to ${to}` : "Nothing has been sent yet"}>
          Mail appears here within a second or two of what it tells about.
        </EmptyState>
      ) : (
        <DataTable<Row>
          caption={to ? `Mail to ${to}` : "Mail to everybody"}
          rows={mails}
          rowKey={(mail) => mail.id}
          columns={[
            {
              header: "Subject",
              cell: (mail) => <Anchor to={mailbox.mail(mail.id)}>{mail.subject}</Anchor>,
            },
            { header: "To", cell: (mail) => mail.to },
            { header: "Sent", cell: (mail) => mail.sent },
          ]}
        />
      )}
    </PublicShell>
  );
}
