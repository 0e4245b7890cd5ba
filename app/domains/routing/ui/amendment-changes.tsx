import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import type { AmendmentDescription } from "../queries/describe-amendment.server";

/** What providers read now and what they would read, field by field; and who could not help any more. */
export function AmendmentChanges({ view }: { view: Pick<AmendmentDescription, "changes" | "noLonger"> }) {
  return (
    <>
      <Card title={view.changes.length === 1 ? "1 change" : `${view.changes.length} changes`}>
        <DataTable
          caption="What changes"
          captionHidden
          rows={view.changes}
          rowKey={(row) => row.key}
          columns={[
            { header: "What", cell: (row) => row.label },
            { header: "Providers read now", cell: (row) => row.from || "nothing" },
            { header: "They will read", cell: (row) => row.to || "nothing" },
          ]}
        />
      </Card>
      {view.noLonger.length > 0 ? (
        <Card
          title={
            view.noLonger.length === 1
              ? "1 service that was asked does not match any more"
              : `${view.noLonger.length} services that were asked do not match any more`
          }
        >
          <p>They keep the referral and may still answer. Think of widening the search.</p>
          <ul>
            {view.noLonger.slice(0, 20).map((one) => (
              <li key={one.serviceId}>
                {one.service}, {one.provider}: {one.why}
              </li>
            ))}
          </ul>
          {view.noLonger.length > 20 ? <p>And {view.noLonger.length - 20} more.</p> : null}
        </Card>
      ) : null}
    </>
  );
}
