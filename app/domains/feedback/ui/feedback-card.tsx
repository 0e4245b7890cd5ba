import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { useSidePaths } from "~/use-paths";
import type { FeedbackCardView } from "../queries/feedback-card.server";

/** What people say of a placement in short, on its page. */
export function FeedbackCard({ reference, feedback }: { reference: string; feedback: FeedbackCardView }) {
  return (
    <Card title="Feedback">
      <ul className="list-disc pl-5">
        {feedback.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="mt-3">
        <Anchor to={useSidePaths().placement(reference).feedback()}>See the feedback</Anchor>
      </p>
    </Card>
  );
}
