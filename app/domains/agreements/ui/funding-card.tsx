import { Banner } from "~/ui/banner";
import { Card } from "~/ui/card";
import { SummaryList } from "~/ui/summary-list";
import type { FundingTerms } from "../queries/view-funding-terms.server";

/** On what and until when funding is authorised, on the council's pages of an offer, its agreement and its placement. */
export function FundingCard({ terms }: { terms: FundingTerms }) {
  const { conditions, until, standing } = terms;
  return (
    <Card title="Funding">
      <FundingEnds terms={terms} />
      <SummaryList
        rows={[
          { key: "Funded until", value: until ?? "No last day" },
          ...(conditions === null
            ? []
            : [{ key: "Conditions", value: <span className="whitespace-pre-line">{conditions}</span> }]),
        ]}
      />
      <p className="why mb-0">
        {standing === "ended" ? "The placement has ended. " : ""}The provider does not see this.
      </p>
    </Card>
  );
}

/** That the last day is near or has passed, and that nothing ends by it. */
function FundingEnds({ terms: { until, standing } }: { terms: FundingTerms }) {
  if (standing === "over")
    return (
      <Banner tone="now" title={`Funding was authorised until ${until}`}>
        <p>
          Nobody has decided whether it continues. The fee is still owed under the agreement, so nothing has
          stopped.
        </p>
      </Banner>
    );
  if (standing !== "ending") return null;
  return (
    <Banner tone="soon" title={`Funding is authorised until ${until}`}>
      <p>Nothing stops on that day: the fee is owed under the agreement.</p>
    </Banner>
  );
}
