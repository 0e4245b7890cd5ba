import { Anchor } from "~/ui/anchor";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { useCouncilPaths } from "~/use-paths";
import { placementQuery } from "../placement/placement-list.schema";
import type { ByService } from "../queries/placements-by-service.server";
import { ListFrame, ListPages } from "./list-frame";

/** The council's placements in each service, with what a week costs for whoever reads that. */
export function ByServicePage({ list }: { list: ByService }) {
  const paths = useCouncilPaths();
  return (
    <>
      <ListFrame
        title="Placements by service"
        lede="Every service that children of your council live in or will move to."
      />
      <DataTable
        caption="Placements by service"
        captionHidden
        rows={list.rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={list.first ? "No current placements" : "No more services"}>
            A service is listed here once an offer of it is accepted.
          </EmptyState>
        }
        columns={[
          {
            header: "Service",
            rowHeader: true,
            cell: (row) => (
              <>
                <Anchor to={paths.service(row.id).page()}>{row.home}</Anchor>
                <br />
                <span className="why">{row.provider}</span>
              </>
            ),
          },
          {
            header: "Living there",
            numeric: true,
            cell: (row) =>
              row.living === 0 ? (
                0
              ) : (
                <Anchor
                  to={`${paths.placements()}${placementQuery({ tab: "living", search: "", service: row.id })}`}
                >
                  {row.living}
                  <span className="sr-only"> at {row.home}</span>
                </Anchor>
              ),
          },
          { header: "Notice given", numeric: true, cell: ({ notice }) => notice },
          {
            header: "Planned",
            numeric: true,
            cell: (row) =>
              row.planned === 0 ? (
                0
              ) : (
                <Anchor
                  to={`${paths.placements()}${placementQuery({ tab: "planned", search: "", service: row.id })}`}
                >
                  {row.planned}
                  <span className="sr-only"> planned at {row.home}</span>
                </Anchor>
              ),
          },
          ...(list.costs
            ? [{ header: "Cost a week", numeric: true, cell: (row: ByService["rows"][number]) => row.weekly }]
            : []),
        ]}
      />
      {list.costs ? (
        <p className="why mt-4">
          Cost a week: of children who live there, from issued agreements and authorised changes. Not known:
          no agreement has been issued yet.
        </p>
      ) : null}
      <ListPages label="More services" to={paths.byService()} first={list.first} next={list.next} />
    </>
  );
}
