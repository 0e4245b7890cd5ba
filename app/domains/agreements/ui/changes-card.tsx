import { Anchor } from "~/ui/anchor";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useSidePaths } from "~/use-paths";
import type { ChangeRow } from "../queries/list-changes.server";
import type { PlacementView } from "../queries/view-placement.server";

/** The changes that wait or are paid, on the page of their placement, with the way to all of them. */
export function ChangesCard({ placement, changes }: { placement: PlacementView; changes: ChangeRow[] }) {
  const page = useSidePaths().placement(placement.reference);
  const asks = placement.abilities["ask-change"];
  if (!asks && changes.length === 0) return null;
  const open = changes.filter(
    ({ state, live }) => live || state === "proposed" || state === "asked" || state === "returned",
  );
  return (
    <Card title="Changes to the fee">
      {open.length === 0 ? (
        <p>No change is running or waiting.</p>
      ) : (
        <WorkList label="Changes to the fee">
          {open.map((one) => (
            <WorkRow
              key={one.id}
              level={3}
              title={one.title}
              tags={[one.tag]}
              line={one.paid === null ? one.asked : `${one.weekly}, ${one.paid}`}
            />
          ))}
        </WorkList>
      )}
      {changes.length > 0 ? (
        <p>
          <Anchor to={page.changes()}>
            {changes.length === 1
              ? "See the change and what was decided"
              : `See all ${changes.length} changes and what was decided`}
          </Anchor>
        </p>
      ) : null}
      {asks ? (
        <Actions>
          <ButtonLink tone="plain" to={page.askChange()}>
            Ask for a change to the fee
          </ButtonLink>
        </Actions>
      ) : null}
    </Card>
  );
}
