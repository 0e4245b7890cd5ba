import { EmptyState } from "~/ui/empty-state";
import { TabLinks } from "~/ui/nav-strip";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useCouncilPaths } from "~/use-paths";
import type { ReviewsList } from "../queries/reviews-list.server";
import { ListFrame, ListPages } from "./list-frame";

const EMPTY = {
  all: { title: "No current placements", words: "Children are listed here once they have moved in." },
  mine: {
    title: "No children of yours here",
    words:
      "Children whose broker, social worker, team manager or reviewing officer you are are listed here once they have moved in.",
  },
  "without-officer": {
    title: "Every child has a reviewing officer",
    words: "Children who have moved in and have no reviewing officer named are listed here.",
  },
} as const;

/** The council's children by their next statutory review, with what has changed since the last. */
export function ReviewsListPage({ list }: { list: ReviewsList }) {
  const paths = useCouncilPaths();
  const { whose, hasOwn } = list;
  const of = (one?: ReviewsList["whose"]) => (one ? `${paths.reviews()}?whose=${one}` : paths.reviews());
  return (
    <>
      <ListFrame
        title="Statutory reviews"
        lede="Children in current placements, by their next review. Your case system decides when a review is due."
      />
      <TabLinks
        label="Whose reviews"
        items={[
          { label: "Everybody’s", to: of(), current: whose === undefined },
          ...(hasOwn ? [{ label: "My children", to: of("mine"), current: whose === "mine" }] : []),
          {
            label: "No reviewing officer",
            to: of("without-officer"),
            current: whose === "without-officer",
          },
        ]}
      />
      {list.rows.length === 0 ? (
        <EmptyState title={list.first ? EMPTY[whose ?? "all"].title : "No more placements"}>
          {EMPTY[whose ?? "all"].words}
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
      <ListPages label="More placements" to={of(whose)} first={list.first} next={list.next} />
    </>
  );
}
