import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type PlacementOrderProps = PropsFor<
  "placement-order",
  PlacementFacts & { order: "number" | "none-yet" | "not-needed" }
>;

const WORDS: Readonly<Record<PlacementOrderProps["order"], { subject: string; text: string }>> = {
  number: {
    subject: "purchase order given",
    text: "The council has given a purchase order number for this placement. Put it on your invoices.",
  },
  "none-yet": {
    subject: "no purchase order",
    text: "The purchase order number for this placement no longer applies, and the council has not given a new one yet. You can send invoices without it. The 30 days for payment run as before.",
  },
  "not-needed": {
    subject: "no purchase order needed",
    text: "The council pays this placement without a purchase order. Your invoices need no order number.",
  },
};

/** To finance of a provider: what its council says of the purchase order of a placement. The number stands behind the link. */
export const placementOrder: Template<PlacementOrderProps> = (props) => {
  const { subject, text } = WORDS[props.order];
  return layout({
    subject: `Placement ${props.reference}: ${subject}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "See the payments of this placement", url: props.link },
    ],
    why: "You get this because you work on payments for this placement.",
  });
};
