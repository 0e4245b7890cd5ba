import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type FundingEndsProps = PropsFor<
  "funding-ends",
  { name: string; reference: string; council: string; until: string; link: string }
>;

/** To those who decide on funding: what they authorised has a last day. */
export const fundingEnds: Template<FundingEndsProps> = (props) =>
  layout({
    subject: `Funding for ${props.reference} is authorised until ${props.until}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "Decide whether this funding continues. Nothing stops on its last day: the fee is owed under the agreement.",
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
    why: "You get this because you may decide on this funding.",
  });
