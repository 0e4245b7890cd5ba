import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";

/** A home without work of its own: where to go, and who to ask. */
export function PlainHome({ links }: { links: { label: string; to: string }[] }) {
  return (
    <Card title="Where to go">
      <ul className="task-list">
        {links.map((link) => (
          <li key={link.to}>
            <Anchor to={link.to}>{link.label}</Anchor>
          </li>
        ))}
      </ul>
    </Card>
  );
}
