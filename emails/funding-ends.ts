import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type FundingEndsProps = PropsFor<
  "funding-ends",
  { name: string; reference: string; council: string; until: string; link: string }
>;

/** To those who decide on funding: what they authorised has an end date. */
export const fundingEnds: Template<FundingEndsProps> = (props) =>
  layout({
    subject: `Decide by ${props.until}: funding for ${props.reference} ends`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "Decide whether this funding continues. A placement and the fee agreed for it continue after that day unless the agreement is changed.",
      },
      {
        kind: "facts",
        facts: [
          ["Referral", props.reference],
          ["Council", props.council],
          ["Funded until", props.until],
        ],
      },
      { kind: "action", label: "Continue the funding", url: props.link },
    ],
    why: `You get this because you can authorise funding for ${props.council}.`,
  });
