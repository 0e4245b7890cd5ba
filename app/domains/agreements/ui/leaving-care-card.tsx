import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { useCouncilPaths } from "~/use-paths";

/** What is missing before the young person leaves care, for those who may know the child. */
export function LeavingCareCard({
  reference,
  leavingCare,
}: {
  reference: string;
  leavingCare: { words: string; missing: boolean };
}) {
  return (
    <Card title="Leaving care">
      <p>
        {leavingCare.words}.{" "}
        <Anchor to={useCouncilPaths().placement(reference).leavingCare().page()}>
          See when each step is due
        </Anchor>
      </p>
      {leavingCare.missing ? (
        <p className="why">
          By the age in the referral. The page opens the date of birth, which is recorded.
        </p>
      ) : null}
    </Card>
  );
}
