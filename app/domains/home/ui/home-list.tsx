import type { ReactNode } from "react";
import { EmptyState } from "~/ui/empty-state";
import { WorkList, WorkRow } from "~/ui/work-row";
import type { HomeRow } from "../home-kinds.rules";
import { MOST_ROWS } from "../most-rows.rules";

/** What needs me now, the most urgent first. */
export function HomeList({ rows, label, empty }: { rows: HomeRow[]; label: string; empty: ReactNode }) {
  if (rows.length === 0) return <EmptyState title="Nothing needs you now">{empty}</EmptyState>;
  return (
    <>
      <Rows rows={rows} label={label} />
      {rows.length < MOST_ROWS ? null : (
        <p className="why mt-4">
          No more than {MOST_ROWS} are listed, the most urgent first. Others appear as these are done.
        </p>
      )}
    </>
  );
}

function Rows({ rows, label }: { rows: HomeRow[]; label: string }) {
  return (
    <WorkList label={label}>
      {rows.map((row) => (
        <WorkRow
          key={row.key}
          to={row.to}
          title={
            row.reference ? (
              <>
                {row.title} <span className="nw">{row.reference}</span>
              </>
            ) : (
              row.title
            )
          }
          tags={[row.tag]}
          why={row.why}
          clock={row.clock ?? undefined}
        />
      ))}
    </WorkList>
  );
}
