import type { ReactNode } from "react";
import { EmptyState } from "~/ui/empty-state";
import { WorkList, WorkRow } from "~/ui/work-row";
import type { HomeRow } from "../home-kinds.rules";

/** What needs me now, the most urgent first. */
export function HomeList({ rows, label, empty }: { rows: HomeRow[]; label: string; empty: ReactNode }) {
  if (rows.length === 0) return <EmptyState title="Nothing needs you now">{empty}</EmptyState>;
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
