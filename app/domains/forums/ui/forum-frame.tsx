import type { ReactNode } from "react";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { TabLinks } from "~/ui/nav-strip";
import { PageHeading } from "~/ui/page-heading";
import { Tag } from "~/ui/tag";
import { useOrganiserPaths } from "~/use-paths";
import { whenWords } from "../booking-words.rules";
import { standingOf } from "../seat-words.rules";

export type FramedDate = {
  reference: string;
  title: string;
  state: string;
  startsAt: Date;
  endsAt: Date;
  opensAt: Date;
  closesAt: Date;
};

type FrameProps = {
  date: FramedDate;
  now: Date;
  /** The name of this page in the trail, where it is not the date's own. */
  here?: string;
  title?: string;
  lede?: ReactNode;
  /** Who only takes attendance has no use for the other pages. */
  alone?: boolean;
};

/** The head of every page about one date: the way up, what it is, when, how it stands, and its other pages. */
export function DateFrame({ date, now, here, title, lede, alone }: FrameProps) {
  const paths = useOrganiserPaths();
  const page = paths.forum(date.reference);
  const standing = standingOf(date, now);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Forums", to: paths.forums() },
          ...(here
            ? [{ label: date.title, ...(alone ? {} : { to: page.page() }) }, { label: here }]
            : [{ label: date.title }]),
        ]}
      />
      <PageHeading
        above={here ? date.title : undefined}
        title={title ?? date.title}
        tags={
          <>
            <Tag tone={standing.tone}>{standing.words}</Tag>
            <Tag>{date.reference}</Tag>
          </>
        }
        lede={lede ?? whenWords(date, now)}
      />
      {alone ? null : (
        <TabLinks
          label="This date"
          items={[
            { label: "Bookings and topics", to: page.page(), current: here === undefined },
            { label: "Agenda and papers", to: page.agenda() },
            { label: "At the door", to: page.attendance() },
            { label: "Minutes and actions", to: page.minutes() },
            { label: "Feedback", to: page.feedback() },
          ]}
        />
      )}
    </>
  );
}
