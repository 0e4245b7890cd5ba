import { Anchor } from "~/ui/anchor";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useCouncilPaths } from "~/use-paths";
import type { HighCost } from "../queries/high-cost.server";
import type { PlacementView } from "../queries/view-placement.server";

/** What the placement costs at review, for those of the council who read it. */
export function HighCostCard({ placement, highCost }: { placement: PlacementView; highCost: HighCost }) {
  const paths = useCouncilPaths();
  const reviews = placement.abilities["review-cost"] && highCost.due !== null;
  return (
    <Card title="High-cost reviews">
      <p>
        {highCost.due
          ? `${highCost.weekly} a week, at or above the threshold of ${highCost.threshold ?? ""}. ${highCost.due}.`
          : "Not on the register now."}{" "}
        <Anchor to={paths.highCost().page()}>See the high-cost register</Anchor>
      </p>
      {highCost.reviews.length > 0 ? (
        <WorkList label="Reviews of the cost">
          {highCost.reviews.map((one) => (
            <WorkRow
              key={one.id}
              level={3}
              title={one.words}
              line={`${one.weekly} a week${one.note ? `. ${one.note}` : ""}`}
              why={`Reviewed by ${one.who}`}
            />
          ))}
        </WorkList>
      ) : null}
      {reviews ? (
        <Actions>
          <ButtonLink
            tone={highCost.overdue ? "primary" : "plain"}
            to={paths.placement(placement.reference).reviewCost()}
          >
            Review the cost
          </ButtonLink>
        </Actions>
      ) : null}
    </Card>
  );
}
