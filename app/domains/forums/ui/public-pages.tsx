import { publicForums } from "~/paths/forums";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { Facts } from "~/ui/facts";
import { PageHeading } from "~/ui/page-heading";
import { Prose } from "~/ui/prose";
import { WorkList, WorkRow } from "~/ui/work-row";
import { whenWords } from "../booking-words.rules";
import type { PublicDate, PublicDateView } from "../queries/public-forums.server";
import { PaperList } from "./paper-list";

const placeWords = (date: PublicDate) =>
  [date.place, date.online ? "online" : ""].filter(Boolean).join(", and ") || "The place follows";

/** The forums that are for all providers: dates to come, and the minutes of those that are over. */
export function PublicForumsPage({
  coming,
  held,
  now,
}: {
  coming: PublicDate[];
  held: PublicDate[];
  now: Date;
}) {
  const row = (date: PublicDate) => (
    <WorkRow
      key={date.reference}
      level={3}
      to={publicForums.forum(date.reference).page()}
      title={date.title}
      tags={[
        { words: date.ownerName },
        ...(date.state === "cancelled" ? [{ words: "Cancelled", tone: "hold" as const }] : []),
        ...(date.minutes ? [{ words: "Minutes", tone: "info" as const }] : []),
      ]}
      line={whenWords(date, now)}
      why={placeWords(date)}
    />
  );
  return (
    <>
      <PageHeading
        title="Forums with providers"
        lede="Where councils of the West Midlands and those who care for their children meet: the dates to come, and what came of the last ones. Providers book their seats after signing in."
      />
      <h2>Dates to come</h2>
      {coming.length === 0 ? (
        <EmptyState title="No date is published at the moment" level={3}>
          <p>Dates stand here as soon as a council or the region publishes them.</p>
        </EmptyState>
      ) : (
        <WorkList label="Dates to come">{coming.map(row)}</WorkList>
      )}
      <h2 className="mt-8">Minutes</h2>
      {held.length === 0 ? (
        <EmptyState title="No minutes are published yet" level={3}>
          <p>They stand here once a forum is over and its minutes are published.</p>
        </EmptyState>
      ) : (
        <WorkList label="Published minutes">{held.map(row)}</WorkList>
      )}
    </>
  );
}

/** One forum for everybody: when and where, the agenda with its papers, and what came of it. Nobody's name. */
export function PublicForumPage({ view }: { view: PublicDateView }) {
  const { now, agenda, papers, nodes, decisions } = view;
  return (
    <>
      <Breadcrumbs items={[{ label: "Forums", to: publicForums.list() }, { label: view.title }]} />
      <PageHeading title={view.title} above={view.ownerName} lede={view.about || undefined} />
      {view.state === "cancelled" ? <Banner tone="soon" title="This date is cancelled." /> : null}
      <div className="stack max-w-read">
        <Card title="When and where">
          <Facts
            items={[
              { key: "When", value: whenWords(view, now) },
              { key: "Where", value: placeWords(view) },
              ...(view.accessNotes ? [{ key: "Getting in", value: view.accessNotes }] : []),
            ]}
          />
        </Card>
        {agenda.length > 0 ? (
          <Card title="Agenda">
            <ol className="list-decimal pl-6">
              {agenda.map(({ title, minutesLong }) => (
                <li key={title} className="mb-1">
                  {title}
                  {minutesLong ? <span className="why"> {minutesLong} minutes</span> : null}
                </li>
              ))}
            </ol>
          </Card>
        ) : null}
        {papers.length > 0 ? (
          <Card title="Papers">
            <PaperList page={publicForums.forum(view.reference)} papers={papers} />
          </Card>
        ) : null}
        {decisions.length > 0 ? (
          <Card title="Decisions">
            <ul className="list-disc pl-5">
              {decisions.map((words) => (
                <li key={words} className="mb-1">
                  {words}
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
        {nodes ? (
          <Card title="Minutes">
            <Prose nodes={nodes} />
          </Card>
        ) : null}
      </div>
    </>
  );
}
