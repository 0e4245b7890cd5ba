import { noticeOf } from "~/notices";
import { dayAndTime } from "~/platform/time";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { Columns } from "~/ui/layout";
import { useOrganiserPaths } from "~/use-paths";
import { AUDIENCES } from "../forum.schema";
import type { DateView } from "../queries/view-own-date.server";
import { seatWords } from "../seat-words.rules";
import { BookingsCard, NeedsCard, WaitingCard } from "./bookings-card";
import { DateFrame } from "./forum-frame";
import { GuestsCard } from "./guests-card";
import { PapersNotAccepted } from "./papers-card";
import { QuestionsCard } from "./questions-card";
import { type LastResult, PageErrors } from "./small-form";
import { TopicsCard } from "./topics-card";

type Props = { view: DateView; done: string | null; lastResult: LastResult };

/** Everything about one date before it is held. */
export function DatePage({ view, done, lastResult }: Props) {
  const paths = useOrganiserPaths();
  const { date, seats, now } = view;
  const page = paths.forum(date.reference);
  const toCome = date.startsAt > now && date.state !== "cancelled";
  return (
    <>
      <PageErrors lastResult={lastResult} />
      {done && noticeOf("forum", done) ? <Banner tone="good" title={noticeOf("forum", done)} /> : null}
      <DateFrame date={date} now={now} />
      {date.state === "cancelled" ? (
        <Banner tone="soon" title="This date is cancelled.">
          <p>{date.cancelledReason}</p>
        </Banner>
      ) : null}
      <PapersNotAccepted page={page} papers={view.papers} />
      {toCome ? (
        <div className="mb-6">
          <Actions>
            {date.state === "draft" ? (
              <ButtonLink to={page.publish()}>Check and publish it</ButtonLink>
            ) : null}
            <ButtonLink tone="plain" to={page.edit()}>
              Change it
            </ButtonLink>
            {date.state === "published" ? (
              <ButtonLink tone="plain" to={page.cancel()}>
                Cancel this date
              </ButtonLink>
            ) : null}
          </Actions>
        </div>
      ) : null}
      <Columns
        aside={
          <>
            <Card title="The date">
              <Facts
                items={[
                  { key: "Seats", value: seatWords(seats) },
                  {
                    key: "Each provider",
                    value: seats.perOrganisation ? `at most ${seats.perOrganisation}` : "no limit",
                  },
                  { key: "Who may come", value: AUDIENCES[date.audience] },
                  { key: "Booking opens", value: dayAndTime(date.opensAt, now) },
                  { key: "Booking closes", value: dayAndTime(date.closesAt, now) },
                  { key: "Where", value: date.place ?? "No place" },
                  { key: "Getting in", value: date.accessNotes ?? "Nothing said" },
                  { key: "Online", value: date.url ?? "No link" },
                ]}
              />
            </Card>
            {date.asksAccess || date.asksDiet ? <NeedsCard view={view} /> : null}
            {view.guests ? (
              <GuestsCard
                title="Who is invited"
                empty="Nobody is invited yet, so nobody can book."
                guests={view.guests.invited}
                others={view.guests.others}
                lastResult={lastResult}
              />
            ) : null}
            <p>
              <Anchor to={paths.blocks()}>Block a provider, or take its bookings again</Anchor>
            </p>
          </>
        }
      >
        <BookingsCard view={view} />
        <WaitingCard view={view} />
        <TopicsCard view={view} />
        <QuestionsCard view={view} lastResult={lastResult} />
      </Columns>
    </>
  );
}
