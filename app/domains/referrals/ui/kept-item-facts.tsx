import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import type { GateItemView } from "../queries/gate-views.server";

/** Something known that a colleague left in, for the second person. */
export function KeptItemFacts({ item }: { item: GateItemView }) {
  return (
    <Card>
      <Facts
        items={[
          { key: item.what, value: <bdi>{item.text}</bdi> },
          { key: "Where", value: item.where },
          { key: "Left in by", value: item.by?.name ?? "" },
          { key: "Why", value: item.reason },
          { key: "Otherwise", value: `${item.suggestion} is published` },
        ]}
      />
    </Card>
  );
}
