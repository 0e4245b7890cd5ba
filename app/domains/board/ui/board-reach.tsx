import { Anchor } from "~/ui/anchor";
import { BarRows } from "~/ui/bar-rows";
import { Card } from "~/ui/card";
import { useCouncilPaths } from "~/use-paths";
import type { Board } from "../queries/view-board.server";

/** How far the search has reached: every bar counts providers, the words below count services. */
export function BoardReach({ board }: { board: Board }) {
  const referral = useCouncilPaths().referral(board.reference);
  const { reach } = board;
  return (
    <Card title="How far it has reached">
      <BarRows
        rows={[
          { label: "Sent to", value: reach.organisations, tone: 6 },
          { label: "Opened", value: reach.opened, tone: 2 },
          { label: "Picked up", value: reach.pickedUp, tone: 1 },
          { label: "Offered", value: reach.offered, tone: 3 },
          { label: "Declined", value: reach.declined, tone: "quiet" },
        ]}
      />
      <p className="why mt-3 mb-0">
        {board.declined ? `${board.declined} ` : null}
        {reach.undeliverable > 0
          ? `${reach.undeliverable === 1 ? "1 provider" : `${reach.undeliverable} providers`} could not be told. `
          : null}
        {board.bounced}
        <Anchor to={referral.deliveries()}>See who got it, who did not, and why</Anchor>
      </p>
    </Card>
  );
}
