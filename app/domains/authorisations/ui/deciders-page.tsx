import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { PageHeading } from "~/ui/page-heading";
import { SummaryList } from "~/ui/summary-list";
import { useCouncilPaths } from "~/use-paths";
import type { DecidersView, DeputyRow } from "../queries/view-deciders.server";

/** Who decides on the council's funding: the limit, and who is deputy for whom. */
export function DecidersPage({ view, done }: { view: DecidersView; done: string | undefined }) {
  const paths = useCouncilPaths();
  const deciders = paths.deciders();
  return (
    <>
      <Breadcrumbs
        items={[{ label: "Settings", to: paths.settings() }, { label: "Who decides on funding" }]}
      />
      {done ? <Banner tone="good" title={done} /> : null}
      <PageHeading
        title="Who decides on funding"
        lede="You cannot authorise funding you requested, or an offer you worked on. This applies to deputies too."
      />
      <SummaryList
        rows={[
          {
            key: "Limit",
            value: `${view.limit}.`,
            change: view.abilities["set-limit"]
              ? { to: deciders.limit(), words: "Change", hidden: "the limit for a head of service" }
              : undefined,
          },
          {
            key: "Panel",
            value: view.panel ?? "None",
            change: view.abilities["name-panel"]
              ? { to: deciders.panel(), words: "Change", hidden: "what the funding panel is called" }
              : undefined,
          },
        ]}
      />
      <Card title="Deputies">
        {view.deputies.length === 0 ? (
          <p>No deputies named. Before a head of service or director is away, they can name one.</p>
        ) : (
          <DataTable
            caption="Deputies"
            captionHidden
            rows={view.deputies}
            rowKey={({ id }) => id}
            columns={[
              { header: "Deputy", cell: ({ deputy }) => deputy },
              { header: "Deputy for", cell: ({ absent }) => absent },
              { header: "When", cell: (row) => (row.today ? `Now, ${row.span}` : row.span) },
              { header: "Remove", cell: (row) => <EndLink row={row} to={deciders.endDeputy(row.id)} /> },
            ]}
          />
        )}
        {view.abilities["name-deputy"] ? (
          <p className="mt-4">
            <ButtonLink to={deciders.nameDeputy()}>Name a deputy</ButtonLink>
          </p>
        ) : null}
      </Card>
    </>
  );
}

function EndLink({ row, to }: { row: DeputyRow; to: string }) {
  if (!row.mayEnd) return <>Only {row.absent} or the director</>;
  return (
    <a href={to}>
      Remove
      <span className="sr-only">
        {" "}
        {row.deputy} as deputy for {row.absent}
      </span>
    </a>
  );
}
