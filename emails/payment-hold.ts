import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type PaymentHoldProps = PropsFor<"payment-hold", PlacementFacts & { what: "held" | "released" }>;

const WORDS: Readonly<Record<PaymentHoldProps["what"], { subject: string; text: string; label: string }>> = {
  held: {
    subject: "payment on hold",
    text: "The council has put some of a payment for this placement on hold. The page says how much, why, who acts next, and what it means for the 30 days. The rest is still due.",
    label: "See what is on hold",
  },
  released: {
    subject: "payment released",
    text: "The council has released some of a payment for this placement that was on hold. The page says what came of it.",
    label: "See the outcome",
  },
};

/** To finance of a provider: a council holds something back of a payment, or has released it. How much stands behind the link. */
export const paymentHold: Template<PaymentHoldProps> = (props) => {
  const { subject, text, label } = WORDS[props.what];
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
      { kind: "action", label, url: props.link },
    ],
    why: "You get this because you work on payments for this placement.",
  });
};
