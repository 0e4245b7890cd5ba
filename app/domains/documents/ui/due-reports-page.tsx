import { Breadcrumbs } from "~/ui/breadcrumbs";
import { EmptyState } from "~/ui/empty-state";
import { KeyPaging } from "~/ui/key-paging";
import { PageHeading } from "~/ui/page-heading";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useSidePaths } from "~/use-paths";
import type { DueReports } from "../queries/list-due-reports.server";
import { MONTHS_CHASED } from "../report.rules";

/** The placements on which reports are late or were asked for, those that are late longest first. */
export function DueReportsPage({ list }: { list: DueReports }) {
  const paths = useSidePaths();
  return (
    <>
      <Breadcrumbs items={[{ label: "Placements", to: paths.placements() }, { label: "Reports due" }]} />
      <PageHeading
        title="Reports due"
        lede={`Placements with a report that is late, of the last ${MONTHS_CHASED} months, or that the council has asked for. The longest late first.`}
      />
      {list.rows.length === 0 ? (
        list.after ? (
          <EmptyState title="No more reports due">You have reached the end of the list.</EmptyState>
        ) : (
          <EmptyState title="No report is late">
            Homeward lists monthly reports from the 11th of the next month. Your agreement may say otherwise.
          </EmptyState>
        )
      ) : (
        <WorkList label="Placements with reports due">
          {list.rows.map((row) => (
            <WorkRow
              key={row.id}
              to={paths.placement(row.reference).reports()}
              title={row.title}
              reference={row.reference}
              tags={[row.late ? { words: row.late, tone: "now" } : { words: "Asked for", tone: "soon" }]}
              line={row.line}
            >
              <ul className="list-disc pl-5">
                {row.missing.map(({ key, words }) => (
                  <li key={key}>{words}</li>
                ))}
              </ul>
            </WorkRow>
          ))}
        </WorkList>
      )}
      <KeyPaging
        label="More placements"
        previous={list.after ? { to: paths.dueReports(), words: "Back to the first" } : undefined}
        next={
          list.next ? { to: `${paths.dueReports()}?after=${list.next}`, words: "More placements" } : undefined
        }
      />
    </>
  );
}
