import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import type { IdentityView } from "../commands/look-at-identity.server";
import { ToldFrame } from "./told-frame";

/** Stage 2, for the one person whom an officer named. */
export function IdentityPage({ view }: { view: IdentityView }) {
  const several = view.children.length > 1;
  return (
    <ToldFrame
      {...view}
      title="Who the child is"
      here="Who the child is"
      lede={`You and the council know that you looked, ${view.looked}.`}
      contacts={view.contact ? [{ key: "Social worker", ...view.contact }] : []}
    >
      {view.children.map((rows, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: children of one referral never move within one rendering
        <Card key={index} title={several ? `Child ${index + 1}` : "The child"}>
          <Facts items={rows.map(({ label, value }) => ({ key: label, value }))} />
        </Card>
      ))}
      <Card title="Why you see this">
        <p>
          {view.releasedBy} of {view.council.name} released it to you for {view.service}, {view.releasedAt}.{" "}
          {view.until ? `It closes ${view.until}. ` : ""}It closes when the offer or the search ends, or when
          the council takes it back.
        </p>
        <p>
          It is for you alone. Tell a colleague only what they need to look after the child. Copy and print
          nothing, and ring the council at once if somebody sees it who should not.
        </p>
      </Card>
    </ToldFrame>
  );
}
