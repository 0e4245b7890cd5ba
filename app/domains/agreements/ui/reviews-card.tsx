import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useCouncilPaths } from "~/use-paths";
import type { PlacementReviews } from "../queries/read-reviews.server";
import type { PlacementView } from "../queries/view-placement.server";

/** The next statutory review and what came of those before, for the council's people. */
export function ReviewsCard({ placement, reviews }: { placement: PlacementView; reviews: PlacementReviews }) {
  const page = useCouncilPaths().placement(placement.reference);
  const records = placement.abilities["record-review"];
  if (!records && reviews.next === null && reviews.held.length === 0) return null;
  return (
    <Card title="Statutory reviews">
      <p>{reviews.next ? `${reviews.next.words}.` : "No date entered for the next review."}</p>
      {reviews.held.length > 0 ? (
        <WorkList label="Reviews held">
          {reviews.held.map((one) => (
            <WorkRow
              key={one.id}
              level={3}
              title={one.outcome}
              line={`Held on ${one.on}${one.note ? `. ${one.note}` : ""}`}
              why={`Recorded by ${one.who}`}
            />
          ))}
        </WorkList>
      ) : null}
      {records ? (
        <Actions>
          <ButtonLink tone="plain" to={page.reviewDate()}>
            {reviews.next ? "Change the date" : "Enter the date of the next review"}
          </ButtonLink>
          <ButtonLink tone="plain" to={page.recordReview()}>
            Record a review
          </ButtonLink>
        </Actions>
      ) : null}
    </Card>
  );
}
