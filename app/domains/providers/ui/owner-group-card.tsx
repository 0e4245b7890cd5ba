import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import type { OwnerView } from "../queries/view-owner.server";

/** The group above an owner, and for the hub the way to enter it. */
export function OwnerGroupCard({ owner: { group, groupPage } }: { owner: OwnerView }) {
  if (!group && !groupPage) return null;
  return (
    <Card title="Group above this owner">
      {group ? (
        <>
          <p>{group.name}</p>
          <p className="why">{group.note}</p>
        </>
      ) : (
        <p className="why">Not known</p>
      )}
      {groupPage ? (
        <p>
          <Anchor to={groupPage}>{group ? "Change the group" : "Enter the group"}</Anchor>
        </p>
      ) : null}
    </Card>
  );
}
