import { dayWords } from "~/domains/offers/offer-words.rules";
import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { useCouncilPaths } from "~/use-paths";
import type { SpendByWeek } from "../queries/spend-by-week.server";
import { ListFrame } from "./list-frame";

/** What the council's placements cost week by week, and what waits for a decision. */
export function SpendPage({ spend }: { spend: SpendByWeek }) {
  const paths = useCouncilPaths();
  const { requests, changes } = spend;
  return (
    <>
      <ListFrame
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
        {spend.readsRequests ? (
          <p>
            <Anchor to={paths.authorisations()}>See authorisations</Anchor>
          </p>
        ) : null}
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
