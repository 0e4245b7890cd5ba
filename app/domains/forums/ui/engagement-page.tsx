import { longDate } from "~/platform/time";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { useOrganiserPaths } from "~/use-paths";
import type { Engagement } from "../queries/view-engagement.server";

type Props = { view: { rows: Engagement[]; dates: number }; now: Date };

/** Which providers come to the forums of the last year; those that never came stand first. */
export function EngagementPage({ view, now }: Props) {
  const paths = useOrganiserPaths();
  const { rows, dates } = view;
  const never = rows.filter(({ attended }) => attended === 0).length;
  return (
    <>
      <Breadcrumbs items={[{ label: "Forums", to: paths.forums() }, { label: "Who comes" }]} />
      <PageHeading
        title={dates === 0 ? "Who comes" : `${never} of ${rows.length} providers never came`}
        lede="Your dates of the last 12 months that are over. Only dates that were for a provider count for it."
      />
      {dates === 0 || rows.length === 0 ? (
        <EmptyState title="No date is over yet">
          <p>Once a date is over and marked at the door, you see here who came and who never does.</p>
        </EmptyState>
      ) : (
        <>
          <div className="mb-4">
            <Actions>
              <ButtonLink tone="plain" to={paths.engagementFile()}>
                Take it as a CSV file
              </ButtonLink>
            </Actions>
          </div>
          <DataTable<Engagement>
            caption="Providers, those that never came first"
            rows={rows}
            rowKey={({ provider }) => provider}
            columns={[
              { header: "Provider", cell: ({ provider }) => provider },
              { header: "Dates for it", numeric: true, cell: (row) => row.dates },
              { header: "Booked", numeric: true, cell: ({ booked }) => booked },
              { header: "Came", numeric: true, cell: ({ attended }) => attended },
              { header: "Missed", numeric: true, cell: ({ missed }) => missed },
              { header: "Last came", cell: ({ lastCame }) => (lastCame ? longDate(lastCame, now) : "never") },
            ]}
          />
        </>
      )}
    </>
  );
}
