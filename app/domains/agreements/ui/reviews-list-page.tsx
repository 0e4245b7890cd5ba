import { EmptyState } from "~/ui/empty-state";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useCouncilPaths } from "~/use-paths";
import type { ReviewsList } from "../queries/reviews-list.server";
import { ListFrame, ListPages } from "./list-frame";

/** The council's children by their next statutory review, with what has changed since the last. */
export function ReviewsListPage({ list }: { list: ReviewsList }) {
  const paths = useCouncilPaths();
  return (
    <>
      <ListFrame
        title="Statutory reviews"
        lede="Children in current placements, by their next review. Your case system decides when a review is due."
      />
      {list.rows.length === 0 ? (
        <EmptyState title={list.first ? "No current placements" : "No more placements"}>
          Children are listed here once they have moved in.
        </EmptyState>
      ) : (
        <WorkList label="Statutory reviews">
          {list.rows.map((row) => (
            <WorkRow
              key={row.id}
              to={paths.placement(row.reference).page()}
              title={row.child}
              reference={row.reference}
              tags={[row.tag]}
              line={`${row.home}. ${row.next}`}
              why={row.toTell}
            />
          ))}
        </WorkList>
      )}
      <ListPages label="More placements" to={paths.reviews()} first={list.first} next={list.next} />
    </>
  );
}
