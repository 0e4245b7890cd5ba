import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { DataTable } from "~/ui/data-table";
import { PageHeading } from "~/ui/page-heading";
import { QuarterLinks } from "~/ui/quarter-links";
import { Tag } from "~/ui/tag";
import type { Tone } from "~/ui/tones";
import { useCouncilPaths } from "~/use-paths";
import type { FactRow, OwnFiguresView } from "../queries/view-own-figures.server";
import { FiguresTable } from "./figures-table";

const TAGS: Readonly<Record<NonNullable<FactRow["tag"]>, { words: string; tone: Tone }>> = {
  met: { words: "Met", tone: "good" },
  "not-met": { words: "Not met", tone: "soon" },
  open: { words: "Open", tone: "info" },
  "open-late": { words: "Open and late", tone: "now" },
};

/** A council's own figures as they are now, with everything behind one of them. */
export function OwnFiguresPage({ view }: { view: OwnFiguresView }) {
  const paths = useCouncilPaths();
  const { quarter, behind } = view;
  const page = paths.ownPriorities();
  return (
    <>
      <Breadcrumbs items={[{ label: "How councils do", to: paths.priorities() }, { label: "Our figures" }]} />
      <PageHeading
        title="Our figures"
        above={`${quarter.label}${view.running ? ", so far" : ""}`}
        lede="For your council alone, with nothing hidden. Press a measure to see everything that it counts."
      />
      <QuarterLinks page={page} earlier={view.earlier} later={view.later} />
      {behind ? (
        <section id="behind">
          <h2>{behind.title}</h2>
          <DataTable<FactRow>
            caption={behind.title}
            captionHidden
            rows={behind.rows}
            rowKey={({ key }) => key}
            empty={<p>Nothing was counted in this quarter.</p>}
            columns={[
              { header: "Which", cell: ({ reference }) => <span className="nw">{reference}</span> },
              { header: "Began", cell: ({ began }) => began },
              { header: "Ended", cell: ({ ended }) => ended },
              { header: "Took", numeric: true, cell: ({ took }) => took || "–" },
              {
                header: "Result",
                cell: ({ tag }) => (tag ? <Tag tone={TAGS[tag].tone}>{TAGS[tag].words}</Tag> : "–"),
              },
            ]}
          />
          {behind.more ? <p>Only the first {behind.rows.length} are listed, what is late first.</p> : null}
        </section>
      ) : null}
      <FiguresTable
        lines={view.lines}
        titleOf={({ measure, title }) => (
          <Anchor to={`${page}?quarter=${quarter.key}&measure=${measure}`}>{title}</Anchor>
        )}
      />
    </>
  );
}
