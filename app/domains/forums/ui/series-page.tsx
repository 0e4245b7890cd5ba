import { noticeOf } from "~/notices";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DateField } from "~/ui/date-field";
import { Facts } from "~/ui/facts";
import { Columns } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { TimeField } from "~/ui/time-field";
import { useOrganiserPaths } from "~/use-paths";
import { whenWords } from "../booking-words.rules";
import { AUDIENCES, EVERY, FORUM_KINDS } from "../forum.schema";
import type { planDateSchema } from "../organise.schema";
import type { viewSeries } from "../queries/view-series.server";
import { OnlineLinkField } from "./date-fields";
import { GuestsCard } from "./guests-card";
import { type LastResult, PageErrors, resultOf, SmallForm } from "./small-form";

type Props = {
  view: Awaited<ReturnType<typeof viewSeries>>;
  now: Date;
  done: string | null;
  lastResult: LastResult;
};
const STATES: Record<string, string> = { draft: "draft", published: "published", cancelled: "cancelled" };

/** A series: what its dates have in common, its dates, the list of who may come, and one date more. */
export function SeriesPage({ view, now, done, lastResult }: Props) {
  const paths = useOrganiserPaths();
  const { series, dates } = view;
  const [form, fields] = useFormOf<typeof planDateSchema>({
    id: "date",
    lastResult: resultOf(lastResult, "date"),
    defaultValue: { startTime: series.startTime },
  });
  return (
    <>
      <Breadcrumbs items={[{ label: "Forums", to: paths.forums() }, { label: series.name }]} />
      <PageErrors lastResult={lastResult} />
      {done && noticeOf("series", done) ? <Banner tone="good" title={noticeOf("series", done)} /> : null}
      <PageHeading title={series.name} lede={series.about || undefined} />
      <Columns
        aside={
          <Card title="What its dates begin with">
            <Facts
              items={[
                { key: "Kind", value: FORUM_KINDS[series.kind as keyof typeof FORUM_KINDS] },
                { key: "Meets", value: EVERY[series.every as keyof typeof EVERY] },
                { key: "Who may come", value: AUDIENCES[series.audience as keyof typeof AUDIENCES] },
                { key: "Time", value: `${series.startTime}, ${series.minutesLong} minutes` },
                { key: "Where", value: series.place ?? "No place" },
                { key: "Seats", value: series.capacity },
              ]}
            />
          </Card>
        }
      >
        <Card title="Its dates">
          <ul className="task-list">
            {dates.map((date) => (
              <li key={date.reference}>
                <Anchor to={paths.forum(date.reference).page()}>{whenWords(date, now)}</Anchor>
                <span className="hint">{date.endsAt <= now ? "over" : STATES[date.state]}</span>
              </li>
            ))}
          </ul>
        </Card>
        {series.audience === "list" ? (
          <GuestsCard
            title="Who is on the list"
            empty="Nobody is on the list yet, so nobody can book."
            guests={view.guests}
            others={view.others}
            lastResult={lastResult}
          />
        ) : null}
        <Card title="One date more">
          <SmallForm id={form.id} intent="date">
            <DateField field={fields.day} label="When?" />
            <TimeField field={fields.startTime} label="When does it start?" />
            <OnlineLinkField field={fields.url} />
            <Actions>
              <Button>Plan this date</Button>
            </Actions>
          </SmallForm>
        </Card>
      </Columns>
    </>
  );
}
