import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { useCouncilPaths } from "~/use-paths";
import type { FeedbackView } from "../queries/view-feedback.server";

/** Whether the child was asked, for the council alone; what it said stands behind a look. */
export function ChildViewCard({ feedback: { childView, reference } }: { feedback: FeedbackView }) {
  const to = useCouncilPaths().placement(reference).childView();
  if (childView === null) return null;
  const { words, options, opens } = childView;
  return (
    <Card title="The child’s own view">
      <p>Of the options: {options ?? "not recorded"}.</p>
      <p>After 28 days: {words ?? "not recorded"}.</p>
      {opens ? (
        <p className="mt-3">
          <Anchor to={to}>
            {words === null ? "Record what the child says" : "Read what the child said after 28 days"}
          </Anchor>
        </p>
      ) : null}
    </Card>
  );
}
