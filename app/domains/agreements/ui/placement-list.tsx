import { Actions, Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { plainField } from "~/ui/form-field";
import { HiddenField } from "~/ui/hidden-field";
import { KeyPaging } from "~/ui/key-paging";
import { TabLinks } from "~/ui/nav-strip";
import { TextField } from "~/ui/text-field";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useSidePaths } from "~/use-paths";
import { type PlacementTab, placementQuery } from "../placement/placement-list.schema";
import type { PlacementList as List } from "../queries/list-placements.server";

const TABS: Readonly<Record<PlacementTab, string>> = {
  living: "Current",
  planned: "Planned",
  ended: "Ended",
  "by-phone": "By phone, not confirmed",
  unregistered: "Unregistered homes",
  "step-down-overdue": "Step-down overdue",
};

const EMPTY: Readonly<Record<PlacementTab, { title: string; words: string }>> = {
  living: {
    title: "No current placements",
    words: "A placement moves here when either side confirms that the child moved in.",
  },
  planned: { title: "No planned placements", words: "Accepting an offer plans a placement for each child." },
  ended: { title: "No ended placements", words: "A placement moves here when its end is recorded." },
  "by-phone": {
    title: "No placements by phone to confirm",
    words: "A placement made by phone is listed here until its funding is confirmed.",
  },
  unregistered: {
    title: "No placements in unregistered homes",
    words: "Placements in unregistered homes, or in homes whose registration has closed, are listed here.",
  },
  "step-down-overdue": {
    title: "No overdue step-downs",
    words: "A placement is listed here when the day in its step-down plan has passed.",
  },
};

/** The placements of one side in views, with a search by reference. */
export function PlacementList({ list }: { list: List }) {
  const paths = useSidePaths();
  const { filter, tabs, rows, next, works } = list;
  const at = (change: Partial<List["filter"]>, after?: string) =>
    `${paths.placements()}${placementQuery({ ...filter, ...change }, after)}`;
  return (
    <>
      <TabLinks
        label="Which placements"
        items={tabs.map((tab) => ({
          label: TABS[tab],
          to: at({ tab }),
          current: tab === filter.tab,
        }))}
      />
      {works ? (
        <TabLinks
          label="Whose placements"
          items={[
            { label: "Everybody’s", to: at({ mine: false }), current: !filter.mine },
            { label: "Mine", to: at({ mine: true }), current: filter.mine === true },
          ]}
        />
      ) : null}
      <form method="get" action={paths.placements()} className="my-5" aria-label="Search placements">
        {filter.tab === "living" ? null : <HiddenField name="show" value={filter.tab} />}
        {filter.mine ? <HiddenField name="whose" value="mine" /> : null}
        {filter.service ? <HiddenField name="service" value={filter.service} /> : null}
        <TextField
          field={plainField("q", { value: filter.search })}
          label="Reference of the placement or referral"
          type="search"
          width={20}
          autoComplete="off"
        />
        <Actions>
          <Button tone="plain">Search</Button>
        </Actions>
      </form>
      {rows.length === 0 ? (
        <Empty list={list} />
      ) : (
        <WorkList label="Placements">
          {rows.map((row) => (
            <WorkRow
              key={row.id}
              to={paths.placement(row.reference).page()}
              title={row.title}
              reference={row.reference}
              tags={row.tags}
              line={row.line}
              why={row.days}
            />
          ))}
        </WorkList>
      )}
      <KeyPaging
        label="More placements"
        previous={filter.after ? { to: at({}), words: "Back to the first" } : undefined}
        next={next ? { to: at({}, next), words: "More placements" } : undefined}
      />
    </>
  );
}

function Empty({ list: { filter } }: { list: List }) {
  if (filter.after)
    return <EmptyState title="No more placements">You have reached the end of the list.</EmptyState>;
  if (filter.search !== "")
    return (
      <EmptyState title="No placement found">
        No placement here has “{filter.search}” in its reference or its referral’s. Check the other tabs.
      </EmptyState>
    );
  if (filter.mine)
    return (
      <EmptyState title="No placements of yours here">
        Placements of children whose broker, social worker, team manager or reviewing officer you are are
        listed here. Check the other tabs, or everybody’s.
      </EmptyState>
    );
  if (filter.service)
    return (
      <EmptyState title="No placements here">No placement in this service. Check the other tabs.</EmptyState>
    );
  const { title, words } = EMPTY[filter.tab];
  return <EmptyState title={title}>{words}</EmptyState>;
}
