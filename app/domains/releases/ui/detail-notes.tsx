import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { detailRows, type FullerDetailContent } from "../fuller-detail.schema";

/** Who will read the fuller detail, and what of it is masked for them. */
export function WhoReadsDetail() {
  return (
    <Banner title="Who reads this">
      <p>
        People at homes whose offer is on your shortlist, once they have accepted the confidentiality terms.
        You can see each time somebody opens it. Names, dates and places that may identify the child are
        masked for homes. You check that before they can read it. Your own text stays as you write it.
      </p>
    </Banner>
  );
}

/** What a colleague has saved, beside what is in the form. */
export function SavedDetail({ values }: { values: FullerDetailContent }) {
  return (
    <Card title="What is saved now">
      <Facts items={detailRows(values).map(({ label, text }) => ({ key: label, value: text }))} />
    </Card>
  );
}

/** Why homes cannot read it yet, and where that is decided. */
export function DetailUnchecked({ gate }: { gate: string }) {
  return (
    <Banner tone="soon" title="Homes cannot read this yet">
      <p>
        The child’s page has changed, or something here is waiting for a decision.{" "}
        <Anchor to={gate}>Check what homes will read</Anchor>
      </p>
    </Banner>
  );
}
