import { WorkList, WorkRow } from "~/ui/work-row";
import { useProviderPaths } from "~/use-paths";
import type { WordedRow } from "../inbox-words.rules";

/** Referrals of a provider's inbox, each with where it stands for the provider. */
export function InboxRows({
  label,
  rows,
  level,
}: {
  label: string;
  rows: readonly WordedRow[];
  level?: 2 | 3;
}) {
  const paths = useProviderPaths();
  return (
    <WorkList label={label}>
      {rows.map((row) => (
        <WorkRow
          key={row.id}
          level={level}
          to={paths.referral(row.reference).page()}
          title={row.title}
          tags={row.tags}
          unread={row.unread ?? undefined}
          line={row.line}
          why={row.why}
          clock={row.clock}
        />
      ))}
    </WorkList>
  );
}
