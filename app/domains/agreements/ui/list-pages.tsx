import { dayWords } from "~/domains/offers/offer-words.rules";
import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { KeyPaging } from "~/ui/key-paging";
import { PageHeading } from "~/ui/page-heading";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useCouncilPaths, useProviderPaths, useSidePaths } from "~/use-paths";
import type { ByService } from "../queries/placements-by-service.server";
import type { ReviewsList } from "../queries/reviews-list.server";
import type { SpendByWeek } from "../queries/spend-by-week.server";
import type { WhoLivesWhere } from "../queries/who-lives-where.server";

function Frame({ title, lede }: { title: string; lede: string }) {
  const paths = useSidePaths();
  return (
    <>
      <Breadcrumbs items={[{ label: "Placements", to: paths.placements() }, { label: title }]} />
      <PageHeading title={title} lede={lede} />
    </>
  );
}

/** The way to a further page of a list, and back to its first. */
function Pages({
  label,
  to,
  first,
  next,
}: {
  label: string;
  to: string;
  first: boolean;
  next: string | null;
}) {
  return (
    <KeyPaging
      label={label}
      previous={first ? undefined : { to, words: "Back to the first" }}
      next={next ? { to: `${to}?after=${next}`, words: label } : undefined}
    />
  );
}

/** The council's children by their next statutory review, with what has changed since the last. */
export function ReviewsListPage({ list }: { list: ReviewsList }) {
  const paths = useCouncilPaths();
  return (
    <>
      <Frame
        title="Statutory reviews"
        lede="Children in current placements, by their next review. Your case system decides when a review is due."
      />
      {list.rows.length === 0 ? (
        <EmptyState title={list.first ? "No current placements" : "No more placements"}>
          Children are listed here once they have moved in.
        </EmptyState>
      ) : (
        <WorkList label="Statutory reviews">
          {list.rows.map((row) => (
            <WorkRow
              key={row.id}
              to={paths.placement(row.reference).page()}
              title={row.child}
              reference={row.reference}
              tags={[row.tag]}
              line={`${row.home}. ${row.next}`}
              why={row.toTell}
            />
          ))}
        </WorkList>
      )}
      <Pages label="More placements" to={paths.reviews()} first={list.first} next={list.next} />
    </>
  );
}

/** The council's placements in each service, with what a week costs for whoever reads that. */
export function ByServicePage({ list }: { list: ByService }) {
  const paths = useCouncilPaths();
  return (
    <>
      <Frame
        title="Placements by service"
        lede="Every service that children of your council live in or will move to."
      />
      <DataTable
        caption="Placements by service"
        captionHidden
        rows={list.rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={list.first ? "No current placements" : "No more services"}>
            A service is listed here once an offer of it is accepted.
          </EmptyState>
        }
        columns={[
          {
            header: "Service",
            rowHeader: true,
            cell: (row) => (
              <>
                <Anchor to={paths.service(row.id).page()}>{row.home}</Anchor>
                <br />
                <span className="why">{row.provider}</span>
              </>
            ),
          },
          {
            header: "Living there",
            numeric: true,
            cell: (row) => (
              <Anchor to={`${paths.placements()}?service=${row.id}`}>
                {row.living}
                <span className="sr-only"> at {row.home}</span>
              </Anchor>
            ),
          },
          { header: "Notice given", numeric: true, cell: ({ notice }) => notice },
          { header: "Planned", numeric: true, cell: ({ planned }) => planned },
          ...(list.costs
            ? [{ header: "Cost a week", numeric: true, cell: (row: ByService["rows"][number]) => row.weekly }]
            : []),
        ]}
      />
      {list.costs ? (
        <p className="why mt-4">
          From issued agreements and authorised changes. Not known: no agreement has been issued yet.
        </p>
      ) : null}
      <Pages label="More services" to={paths.byService()} first={list.first} next={list.next} />
    </>
  );
}

/** What the council's placements cost week by week, and what waits for a decision. */
export function SpendPage({ spend }: { spend: SpendByWeek }) {
  const paths = useCouncilPaths();
  const { requests, changes } = spend;
  return (
    <>
      <Frame
        title="Spend by week"
        lede="What current and planned placements cost in the week of each Monday, from issued agreements and authorised changes. Payments are in Payments."
      />
      <Card title="Waiting for a decision">
        <p>
          {requests.count === 0
            ? "No request for funding is waiting."
            : `${requests.count === 1 ? "1 request" : `${requests.count} requests`} for funding, ${requests.weekly} a week in all.`}{" "}
          {changes.count === 0
            ? "No change to a fee is waiting."
            : `${changes.count === 1 ? "1 change" : `${changes.count} changes`} to fees, ${changes.weekly} a week in all.`}
        </p>
        <p>
          <Anchor to={paths.authorisations()}>See authorisations</Anchor>
        </p>
      </Card>
      <DataTable
        caption="Cost of placements by week"
        rows={spend.weeks}
        rowKey={({ from }) => from}
        best={({ now }) => now}
        columns={[
          {
            header: "Week of",
            rowHeader: true,
            cell: ({ from, now }) => (now ? `${dayWords(from)} (this week)` : dayWords(from)),
          },
          { header: "Children", numeric: true, cell: ({ children }) => children },
          { header: "Cost", numeric: true, cell: ({ weekly }) => weekly },
          { header: "Cost not known", numeric: true, cell: ({ unknown }) => unknown },
        ]}
      />
      <p className="why mt-4">
        Cost not known: children without an issued agreement. A child whose end is not recorded is counted on.
      </p>
    </>
  );
}

/** Who lives in each home of the provider, and who is expected. */
export function WhoLivesWherePage({ list }: { list: WhoLivesWhere }) {
  const paths = useProviderPaths();
  return (
    <>
      <Frame title="Who lives where" lede="Children placed through Homeward, home by home." />
      {list.homes.length === 0 ? (
        <EmptyState title={list.first ? "No homes yet" : "No more homes"}>
          Your homes are listed here with the children who live in them.
        </EmptyState>
      ) : (
        list.homes.map((home) => (
          <Card key={home.id} title={home.name}>
            <p>
              {home.beds}. <Anchor to={paths.ownService(home.id).vacancy()}>Confirm vacancies</Anchor>
            </p>
            {home.children.length > 0 ? (
              <WorkList label={`Children at ${home.name}`}>
                {home.children.map((child) => (
                  <WorkRow
                    key={child.reference}
                    level={3}
                    to={paths.placement(child.reference).page()}
                    title={child.child}
                    reference={child.reference}
                    tags={child.tags}
                    line={child.council}
                    why={child.days}
                  />
                ))}
              </WorkList>
            ) : null}
          </Card>
        ))
      )}
      <Pages label="More homes" to={paths.whoLivesWhere()} first={list.first} next={list.next} />
    </>
  );
}
