import { noticeOf } from "~/notices";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Actions, ButtonLink } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useOrganiserPaths } from "~/use-paths";
import { whenWords } from "../booking-words.rules";
import { AUDIENCES, EVERY, FORUM_KINDS } from "../forum.schema";
import type { OwnDate, OwnSeries } from "../queries/list-own-forums.server";
import { seatWords, standingOf } from "../seat-words.rules";

type Props = { series: OwnSeries[]; runs: boolean; now: Date; done: string | null };

/** The series of an organisation, each with its dates to come and how their seats stand. */
export function ForumsPage({ series, runs, now, done }: Props) {
  const paths = useOrganiserPaths();
  return (
    <>
      {done && noticeOf("forums", done) ? <Banner tone="good" title={noticeOf("forums", done)} /> : null}
      <PageHeading
        title="Forums"
        lede="The dates at which you meet providers: who comes, what is talked about, and what came of it."
      />
      {runs ? (
        <div className="mb-6">
          <Actions>
            <ButtonLink to={paths.planSeries()}>Plan a series</ButtonLink>
            <ButtonLink tone="plain" to={paths.engagement()}>
              Who comes
            </ButtonLink>
            <ButtonLink tone="plain" to={paths.blocks()}>
              Blocked providers
            </ButtonLink>
          </Actions>
        </div>
      ) : null}
      {series.length === 0 ? (
        <EmptyState title="No forum is planned yet">
          <p>Plan a series: we propose its dates, you look through them and publish one when it is ready.</p>
        </EmptyState>
      ) : (
        series.map((one) => <Series key={one.id} series={one} runs={runs} now={now} />)
      )}
    </>
  );
}

function Series({ series, runs, now }: { series: OwnSeries; runs: boolean; now: Date }) {
  const paths = useOrganiserPaths();
  const coming = series.dates.filter((date) => date.endsAt > now);
  const over = series.dates.filter((date) => date.endsAt <= now).reverse();
  const facts = [
    FORUM_KINDS[series.kind as keyof typeof FORUM_KINDS],
    EVERY[series.every as keyof typeof EVERY].toLowerCase(),
    AUDIENCES[series.audience as keyof typeof AUDIENCES].toLowerCase(),
  ];
  return (
    <section className="mb-8" aria-labelledby={`series-${series.id}`}>
      <h2 id={`series-${series.id}`} className="mb-1">
        {runs ? <Anchor to={paths.series(series.id)}>{series.name}</Anchor> : series.name}
      </h2>
      <p className="why">{facts.join(" · ")}</p>
      {coming.length > 0 ? (
        <WorkList label={`Dates to come of ${series.name}`}>
          {coming.map((date) => (
            <DateRow key={date.reference} date={date} runs={runs} now={now} />
          ))}
        </WorkList>
      ) : (
        <p>
          No date to come. <Anchor to={paths.series(series.id)}>Plan the next one</Anchor>
        </p>
      )}
      {over.length > 0 ? (
        <Disclosure
          summary={`${over.length} ${over.length === 1 ? "date" : "dates"} that ${over.length === 1 ? "is" : "are"} over`}
        >
          <WorkList label={`Dates of ${series.name} that are over`}>
            {over.map((date) => (
              <DateRow key={date.reference} date={date} runs={runs} now={now} />
            ))}
          </WorkList>
        </Disclosure>
      ) : null}
    </section>
  );
}

const MINUTES_WORDS = {
  none: "No minutes yet.",
  draft: "The minutes are a draft.",
  published: "The minutes are published.",
} as const;

function DateRow({ date, runs, now }: { date: OwnDate; runs: boolean; now: Date }) {
  const forum = useOrganiserPaths().forum(date.reference);
  const over = date.endsAt <= now && date.state === "published";
  const where = [date.place, date.online ? "online" : ""].filter(Boolean).join(" and ");
  return (
    <WorkRow
      level={3}
      to={runs ? forum.page() : forum.attendance()}
      title={whenWords(date, now)}
      tags={[standingOf(date, now)]}
      line={date.state === "cancelled" ? undefined : `${seatWords(date)}.`}
      why={[
        where ? `${where.charAt(0).toUpperCase()}${where.slice(1)}.` : "",
        over ? MINUTES_WORDS[date.minutes] : "",
      ]
        .filter(Boolean)
        .join(" ")}
    />
  );
}
