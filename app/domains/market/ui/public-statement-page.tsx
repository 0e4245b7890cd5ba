import { dateWords } from "~/domains/offers/cost-words.rules";
import { publicStatements } from "~/paths/statements";
import { londonDate } from "~/platform/time";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { WorkList, WorkRow } from "~/ui/work-row";
import type { PublishedRow, PublishedView } from "../queries/published-statements.server";
import { ChangesCard } from "./changes-card";
import { IntentionProgressCard } from "./intention-progress-card";
import { SectionLinks, StatementBody } from "./statement-body";

const dayOf = (at: Date | string) => dateWords(londonDate(new Date(at)));

/** The councils that have published what they need. */
export function PublicStatementsPage({ rows }: { rows: PublishedRow[] }) {
  return (
    <>
      <PageHeading
        title="What councils need"
        lede="Market position statements of councils in the West Midlands: which homes for children they need, how many, where and by when."
      />
      {rows.length === 0 ? (
        <EmptyState title="No statement has been published yet">
          <p>Each council's statement appears here once it is published.</p>
        </EmptyState>
      ) : (
        <WorkList label="Market position statements">
          {rows.map((row) => (
            <WorkRow
              key={row.slug}
              to={publicStatements.council(row.slug)}
              title={row.council}
              line={`${row.title}, ${row.period}`}
              why={`Version ${row.number}, published ${dayOf(row.publishedAt)}`}
            />
          ))}
        </WorkList>
      )}
    </>
  );
}

/** One published version, drawn from what was frozen and from nothing else. */
export function PublicStatementPage({
  view: { content, progress, sha256, pdfMadeAt, newest, versions },
}: {
  view: PublishedView;
}) {
  const { council, number, title, period, publishedAt, sections, changes } = content;
  return (
    <>
      <Breadcrumbs
        items={[{ label: "What councils need", to: publicStatements.list() }, { label: council.name }]}
      />
      <PageHeading
        title={title}
        above={`${council.name}: market position statement, ${period}`}
        lede={`Version ${number}, published ${dayOf(publishedAt)}.`}
      />
      <p className="no-print">
        <Anchor to={publicStatements.subscribe(council.slug)}>
          Get an email when a new version is published
        </Anchor>
      </p>
      {newest > number ? (
        <Banner tone="soon" title="A newer version has been published">
          <p>
            <Anchor to={publicStatements.council(council.slug)}>Read version {newest}</Anchor>
          </p>
        </Banner>
      ) : null}
      <SectionLinks sections={sections} />
      {number > 1 ? <ChangesCard changes={changes} before={number - 1} /> : null}
      <StatementBody sections={sections} />
      {progress.length > 0 ? (
        <div className="mt-8">
          <IntentionProgressCard
            progress={progress}
            number={number}
            interestedIn={
              newest === number ? (key) => publicStatements.interested(council.slug, key) : undefined
            }
          />
        </div>
      ) : null}
      <About
        slug={council.slug}
        name={council.name}
        number={number}
        sha256={sha256}
        hasPdf={pdfMadeAt !== null}
        versions={versions}
        title={title}
        publishedAt={publishedAt}
      />
    </>
  );
}

type AboutProps = Pick<PublishedView, "sha256" | "versions"> & {
  hasPdf: boolean;
  slug: string;
  name: string;
  number: number;
  title: string;
  publishedAt: string;
};

function About({ slug, name, number, title, publishedAt, sha256, hasPdf, versions }: AboutProps) {
  const others = versions.filter((one) => one.number !== number);
  return (
    <div className="mt-8">
      <Card title="About this version">
        <p>
          A published version never changes. To cite it: {name}, {title}, version {number},{" "}
          {dayOf(publishedAt)}.
        </p>
        <ul className="list-disc pl-5">
          <li>
            <Anchor to={publicStatements.version(slug, number)}>Permanent address of version {number}</Anchor>
          </li>
          {hasPdf ? (
            <li>
              <a href={publicStatements.pdf(slug, number)}>The whole statement as PDF</a>
            </li>
          ) : null}
          <li>
            <a href={publicStatements.json(slug, number)}>Everything as JSON</a>
          </li>
          <li>
            <a href={publicStatements.csv(slug, number)}>All figures as CSV</a>
          </li>
          <li>
            <a href={publicStatements.feed(slug)}>Feed of new versions (Atom)</a>
          </li>
        </ul>
        <p className="why mt-3 break-all">SHA-256 of the JSON: {sha256}</p>
        {others.length > 0 ? (
          <>
            <h3>Other versions</h3>
            <ul className="list-disc pl-5">
              {others.map((one) => (
                <li key={one.number}>
                  <Anchor to={publicStatements.version(slug, one.number)}>
                    Version {one.number}, {dayOf(one.publishedAt)}
                  </Anchor>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </Card>
    </div>
  );
}
