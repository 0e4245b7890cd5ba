import type { ReactNode } from "react";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { Facts, Phone } from "~/ui/facts";
import { Columns } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { useProviderPaths } from "~/use-paths";
import { whenWords } from "../booking-words.rules";
import { whereWords } from "./forum-list";

export type FramedDate = {
  reference: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  place: string | null;
  online: boolean;
  owner: { name: string; phone: string | null };
  now: Date;
};

type Props = {
  date: FramedDate;
  title: string;
  /** What this page is, at the end of the way up; the date's own page without. */
  here?: string;
  tags?: ReactNode;
  clock?: ReactNode;
  lede?: ReactNode;
  /** Says when and where itself. */
  saysWhen?: boolean;
  children: ReactNode;
};

/** A page about one date: which it is, and whom to ring. */
export function BookingFrame({ date, title, here, tags, clock, lede, saysWhen, children }: Props) {
  const paths = useProviderPaths();
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Forums", to: paths.forums() },
          ...(here
            ? [{ label: date.title, to: paths.forum(date.reference).page() }, { label: here }]
            : [{ label: date.title }]),
        ]}
      />
      <PageHeading
        title={title}
        above={
          here ? `${date.title} · ${whenWords(date, date.now)}` : `By ${date.owner.name} · ${date.reference}`
        }
        tags={tags}
        clock={clock}
        lede={lede}
      />
      <Columns aside={<Aside date={date} when={Boolean(here) && !saysWhen} />}>{children}</Columns>
    </>
  );
}

function Aside({ date, when }: { date: FramedDate; when: boolean }) {
  return (
    <>
      {when ? (
        <Card title="The date">
          <Facts
            items={[
              { key: "When", value: whenWords(date, date.now) },
              { key: "Where", value: whereWords(date) },
            ]}
          />
        </Card>
      ) : null}
      <Card title={`Who to ring at ${date.owner.name}`}>
        <Facts
          items={[
            {
              key: "Number",
              value: date.owner.phone ? <Phone number={date.owner.phone} /> : "not told us yet",
            },
            { key: "Say", value: <span className="nw">{date.reference}</span> },
          ]}
        />
      </Card>
    </>
  );
}
