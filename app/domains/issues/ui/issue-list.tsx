import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useSidePaths } from "~/use-paths";
import type { IssueRow, IssuesView } from "../queries/list-issues.server";
import { CLOCKS_IN_WORDS } from "./clocks-in-words";

/** Every issue of an organisation that the reader may see: what is due first, then what was answered last. */
export function IssuesPage({ view }: { view: IssuesView }) {
  const paths = useSidePaths();
  const { side, open, answered } = view;
  return (
    <>
      <Breadcrumbs items={[{ label: "Placements", to: paths.placements() }, { label: "Issues" }]} />
      <PageHeading
        title="Issues"
        lede={`${CLOCKS_IN_WORDS} An issue closes only with an answer, which the provider can dispute.`}
      />
      {open.length === 0 ? (
        <EmptyState title="No open issues">
          <p>
            {side === "provider" ? (
              <>
                To raise one, open a <Anchor to={paths.placements()}>placement</Anchor>.
              </>
            ) : (
              "Providers raise issues from a placement."
            )}
          </p>
        </EmptyState>
      ) : (
        <>
          <h2>Open</h2>
          <IssueList label="Open issues" rows={open} />
          {view.moreOpen ? <p>Only the {open.length} due first are listed.</p> : null}
        </>
      )}
      {answered.length > 0 ? (
        <>
          <h2 className="mt-10">Answered</h2>
          <IssueList label="Answered issues" rows={answered} />
          {view.moreAnswered ? <p>Only the newest {answered.length} are listed.</p> : null}
        </>
      ) : null}
    </>
  );
}

/** Issues in a list, each with the way to it. */
export function IssueList({ label, rows }: { label: string; rows: IssueRow[] }) {
  const paths = useSidePaths();
  return (
    <WorkList label={label}>
      {rows.map((row) => (
        <WorkRow
          key={row.id}
          level={3}
          to={paths.placement(row.placement).issue(row.id).page()}
          title={row.title}
          reference={row.placement}
          tags={row.tags}
          line={row.line}
          why={`${row.clock}.`}
        />
      ))}
    </WorkList>
  );
}
