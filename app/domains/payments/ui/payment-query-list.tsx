import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useSidePaths } from "~/use-paths";
import { FIRST_ANSWER_WORKING_DAYS } from "../payment-query.rules";
import type { PaymentQueriesView, QueryRow } from "../queries/list-payment-queries.server";

/** Every query of an organisation: what is due first, then what was answered last. */
export function PaymentQueriesPage({ view }: { view: PaymentQueriesView }) {
  const paths = useSidePaths();
  const { side, open, answered } = view;
  return (
    <>
      <Breadcrumbs items={[{ label: "Payments", to: paths.payments() }, { label: "Queries" }]} />
      <PageHeading
        title="Payment queries"
        lede={`The council gives a first answer within ${FIRST_ANSWER_WORKING_DAYS} working days. A query closes only with an answer, which the provider can dispute.`}
      />
      {open.length === 0 ? (
        <EmptyState title="No open queries">
          <p>
            {side === "provider" ? (
              <>
                To raise one, open the payments of a <Anchor to={paths.placements()}>placement</Anchor>.
              </>
            ) : (
              "Providers raise queries from a placement’s payments."
            )}
          </p>
        </EmptyState>
      ) : (
        <>
          <h2>Open</h2>
          <QueryList label="Open queries" rows={open} />
          {view.moreOpen ? <p>Only the {open.length} due first are listed.</p> : null}
        </>
      )}
      {answered.length > 0 ? (
        <>
          <h2 className="mt-10">Answered</h2>
          <QueryList label="Answered queries" rows={answered} />
          {view.moreAnswered ? <p>Only the newest {answered.length} are listed.</p> : null}
        </>
      ) : null}
    </>
  );
}

/** Queries in a list, each with the way to it. */
export function QueryList({ label, rows }: { label: string; rows: QueryRow[] }) {
  const paths = useSidePaths();
  return (
    <WorkList label={label}>
      {rows.map((row) => (
        <WorkRow
          key={row.id}
          level={3}
          to={paths.placement(row.placement).paymentQuery(row.id).page()}
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
