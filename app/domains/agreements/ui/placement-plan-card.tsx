import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";

/** The plan of the child's arrival or leaving in short: what is missing, and where it is ticked. */
export type PlacementPlan = {
  title: string;
  standing: { title: string; lines: readonly string[] };
  to: string;
};

export function PlanCard({ plan: { title, standing, to } }: { plan: PlacementPlan }) {
  return (
    <Card title={title}>
      <p>
        {standing.title}
        {standing.lines.length > 0 ? ":" : "."}
      </p>
      {standing.lines.length > 0 ? (
        <ul className="list-disc pl-5">
          {standing.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      <p className="mt-3">
        <Anchor to={to}>See the {title.toLowerCase()}</Anchor>
      </p>
    </Card>
  );
}
