import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Card } from "~/ui/card";
import { SummaryList } from "~/ui/summary-list";
import { useCouncilPaths } from "~/use-paths";
import type { FundingTerms } from "../queries/view-funding-terms.server";

/**
 * On what and until when funding is authorised, on the council’s pages of an offer, its agreement and its placement. `here`: on
 * the page that continues it.
 */
export function FundingCard({ terms, here = false }: { terms: FundingTerms; here?: boolean }) {
  const page = useCouncilPaths().authorisation(terms.id).continue();
  const { conditions, until, standing, continued, panel, whyNot } = terms;
  return (
    <Card title="Funding">
      <FundingEnds terms={terms} />
      <SummaryList
        rows={[
          { key: "Funded until", value: until ?? "No end date" },
          ...(conditions === null
            ? []
            : [{ key: "Conditions", value: <span className="whitespace-pre-line">{conditions}</span> }]),
          ...(panel === null
            ? []
            : [
                {
                  key: `The ${panel.name}`,
                  value: (
                    <>
                      {panel.on}
                      <br />
                      <span className="whitespace-pre-line">{panel.words}</span>
                    </>
                  ),
                },
              ]),
          ...(continued === null
            ? []
            : [
                {
                  key: "Continued",
                  value: (
                    <>
                      {continued.by}
                      <br />
                      <span className="whitespace-pre-line">{continued.reason}</span>
                    </>
                  ),
                },
              ]),
        ]}
      />
      {!here && until !== null && whyNot === null && standing !== "ended" ? (
        <p>
          <Anchor to={page}>Continue the funding</Anchor>
        </p>
      ) : null}
      <p className="why mb-0">
        {standing === "ended" ? "The placement has ended. " : ""}The provider does not see this.
      </p>
    </Card>
  );
}

/** That the end date is near or has passed, and that nothing ends by it. */
function FundingEnds({ terms: { until, standing, whyNot } }: { terms: FundingTerms }) {
  if (standing === "over")
    return (
      <Banner tone="now" title={`Funding was authorised until ${until}`}>
        <p>
          No decision has been made to continue it. A fee that both sides have agreed is still owed.
          {whyNot === null ? "" : ` ${whyNot}.`}
        </p>
      </Banner>
    );
  if (standing !== "ending") return null;
  return (
    <Banner tone="soon" title={`Funding is authorised until ${until}`}>
      <p>
        A placement does not end on that day, and a fee that both sides have agreed is still owed.
        {whyNot === null ? "" : ` ${whyNot}.`}
      </p>
    </Banner>
  );
}
