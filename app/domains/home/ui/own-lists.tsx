import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import type { OwnList } from "../lists.rules";

/** The lists that belong to this person's part, under what needs them now. */
export function OwnLists({ lists }: { lists: readonly OwnList[] }) {
  if (lists.length === 0) return null;
  return (
    <Card title="Your lists">
      <ul className="task-list">
        {lists.map((list) => (
          <li key={list.to}>
            <Anchor to={list.to}>{list.label}</Anchor>
          </li>
        ))}
      </ul>
    </Card>
  );
}
