import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type PaymentQueryProps = PropsFor<
  "payment-query",
  PlacementFacts & { what: "raised" | "replied" | "answered" | "disputed" }
>;

type Words = { subject: string; text: string; label: string };

const WORDS: Readonly<Record<PaymentQueryProps["what"], Words>> = {
  raised: {
    subject: "payment query",
    text: "The provider has raised a query about payments for this placement. The page says what is wrong, and by when your first answer is due.",
    label: "Read and answer the query",
  },
  replied: {
    subject: "new message in a payment query",
    text: "There is a new message in a query about payments for this placement.",
    label: "Read the message",
  },
  answered: {
    subject: "payment query answered",
    text: "The council has answered your query about payments for this placement. If the answer is not right, you can dispute it within 14 days.",
    label: "Read the answer",
  },
  disputed: {
    subject: "answer to a payment query disputed",
    text: "The provider says that your answer to a query about payments for this placement is not right. The query is open again.",
    label: "Read why",
  },
};

/** To the other side of a query about payments. What is wrong and how much stands behind the link. */
export const paymentQuery: Template<PaymentQueryProps> = (props) => {
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
