import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mailbox } from "~/paths";
import { now } from "~/platform/clock.server";
import { readMail, shownMailbox } from "~/platform/mailer/mailbox.server";
import { notFound } from "~/platform/not-found.server";
import { dayAndTime } from "~/platform/time";
import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { PageHeading } from "~/ui/page-heading";
import { PublicShell } from "~/ui/public-shell";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.subject ?? "Demo mailbox"} - Homeward` },
];

export async function loader({ params }: LoaderFunctionArgs) {
  const folder = shownMailbox();
  const mail = folder ? await readMail(folder, params.id ?? "") : undefined;
  if (!mail) notFound();
  const { to, subject, text, at } = mail;
  return { to, subject, sent: dayAndTime(at, now()), paragraphs: text.trim().split(/\n{2,}/) };
}

/** A line with its web addresses as links; everything else stays text. */
function Line({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part) =>
    /^https?:\/\//.test(part) ? (
      <a key={part} href={part} className="break-words">
        {part}
      </a>
    ) : (
      part
    ),
  );
}

export default function MailInTheMailbox() {
  const { to, subject, sent, paragraphs } = useLoaderData<typeof loader>();
  return (
    <PublicShell narrow>
      <p>
        <Anchor to={mailbox.list()}>All mail</Anchor> ·{" "}
        <Anchor to={`${mailbox.list()}?to=${encodeURIComponent(to)}`}>Mail to {to}</Anchor>
      </p>
      <PageHeading title={subject} above={`To ${to}, ${sent}`} />
      <Card>
        {paragraphs.map((paragraph) => (
          <p key={paragraph} className="whitespace-pre-line">
            <Line text={paragraph} />
          </p>
        ))}
      </Card>
    </PublicShell>
  );
}
