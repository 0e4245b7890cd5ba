import { Anchor } from "~/ui/anchor";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { QuarterLinks } from "~/ui/quarter-links";
import { useOrganisationPaths } from "~/use-paths";
import type { BoardCell, BoardView } from "../queries/view-board.server";

/** The four priorities of every council in a published quarter: one measure of each, and the way to the rest. */
export function BoardPage({ view, ownFigures }: { view: BoardView; ownFigures: string | null }) {
  const paths = useOrganisationPaths();
  const { quarter, columns, rows } = view;
  return (
    <>
      <PageHeading
        title="How councils do"
        above={quarter?.label}
        lede="How fast each council pays and decides, how complete its referrals are and how it answers issues. Open a council for all measures."
      />
      {view.running && ownFigures ? (
        <p>
          <Anchor to={ownFigures}>Our figures this quarter, with everything behind them</Anchor>
        </p>
      ) : null}
      {quarter === null ? (
        <EmptyState title="No quarter published yet">
          <p>A quarter is published two weeks after it ends.</p>
        </EmptyState>
      ) : (
        <>
          <QuarterLinks page={paths.priorities()} earlier={view.earlier} later={view.later} />
          <DataTable<BoardView["rows"][number]>
            caption={`Each council, ${quarter.label}`}
            captionHidden
            rows={rows}
            rowKey={({ slug }) => slug ?? "all"}
            best={({ own }) => own}
            columns={[
              {
                header: "Council",
                cell: ({ slug, name, own }) =>
                  slug === null ? (
                    <strong>{name}</strong>
                  ) : (
                    <Anchor to={`${paths.prioritiesOf(slug)}?quarter=${quarter.key}`}>
                      {own ? `${name} (yours)` : name}
                    </Anchor>
                  ),
              },
              ...columns.map(({ title, met }, index) => ({
                header: `${title}: ${met}`,
                numeric: true,
                cell: ({ cells }: BoardView["rows"][number]) => <Cell cell={cells[index]} />,
              })),
            ]}
          />
          <p className="mt-4">
            Counts of 1 to 5 are hidden, and others where they would give one away. A published quarter never
            changes.
          </p>
        </>
      )}
    </>
  );
}

function Cell({ cell }: { cell: BoardCell | undefined }) {
  if (!cell) return null;
  const small = [cell.of, cell.median && cell.median !== "–" ? `median ${cell.median}` : ""].filter(Boolean);
  return (
    <>
      <span className="nw">{cell.met}</span>
      {small.length > 0 ? (
        <>
          <br />
          <small>{small.join(", ")}</small>
        </>
      ) : null}
    </>
  );
}
