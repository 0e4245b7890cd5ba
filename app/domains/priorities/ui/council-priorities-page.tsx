import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { LineChart } from "~/ui/charts/line-chart";
import { PageHeading } from "~/ui/page-heading";
import { QuarterLinks } from "~/ui/quarter-links";
import { useOrganisationPaths } from "~/use-paths";
import type { CouncilPrioritiesView } from "../queries/view-council-priorities.server";
import { trendOf } from "../trend.rules";
import { FiguresTable } from "./figures-table";

/** The published figures of one council in a quarter, what changed, how they went, and what the council says. */
export function CouncilPrioritiesPage({
  view,
  replyTo,
}: {
  view: CouncilPrioritiesView;
  /** Where the council's own people write the reply. */
  replyTo: string | null;
}) {
  const paths = useOrganisationPaths();
  const { council, quarter, reply, history } = view;
  const trend = trendOf(history.quarters, history.figures, council.name);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "How councils do", to: `${paths.priorities()}?quarter=${quarter.key}` },
          { label: council.name },
        ]}
      />
      <PageHeading title={council.name} above={quarter.label} lede={view.sentence} />
      <QuarterLinks page={paths.prioritiesOf(council.slug)} earlier={view.earlier} later={view.later} />
      <FiguresTable lines={view.lines} />
      {trend ? <LineChart data={trend} /> : null}
      <Card title={`What ${council.name} says`}>
        {reply ? (
          <>
            <p className="whitespace-pre-line">{reply.words}</p>
            <p>
              <small>Written on {reply.when}.</small>
            </p>
          </>
        ) : (
          <p>The council has not replied to these figures.</p>
        )}
        {replyTo && view.abilities.reply ? (
          <ButtonLink tone="plain" to={replyTo}>
            {reply ? "Change the reply" : "Write a reply"}
          </ButtonLink>
        ) : null}
      </Card>
      <p className="mt-4">
        Counts of 1 to 5 are hidden, and others where they would give one away. A published quarter never
        changes. <Anchor to={paths.priorities()}>See all councils</Anchor>
      </p>
    </>
  );
}
