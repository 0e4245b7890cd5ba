import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type PaymentQueryProps = PropsFor<
  "payment-query",
  PlacementFacts & {
    what: "raised" | "replied" | "answered" | "closed" | "disputed" | "assigned" | "unstaffed";
    /** By when the reader should act, with the year; null where nothing is due. */
    until: string | null;
  }
>;

type Words = {
  subject: string;
  text: string;
  /** The deadline, where there is one. */
  due?: (until: string) => string;
  label: string;
};

const firstAnswer = (until: string) => ` Your first answer is due by ${until}.`;

const WORDS: Readonly<Record<PaymentQueryProps["what"], Words>> = {
  raised: {
    subject: "payment query",
    text: "The provider has raised a query about payments for this placement. The page says what is wrong.",
    due: firstAnswer,
    label: "Read and answer the query",
  },
  replied: {
    subject: "new message in a payment query",
    text: "There is a new message in a query about payments for this placement.",
    label: "Read the message",
  },
  answered: {
    subject: "payment query answered",
    text: "The council has answered your query about payments for this placement.",
    due: (until) => ` If the answer is not right, you can dispute it until ${until}.`,
    label: "Read the answer",
  },
  closed: {
    subject: "payment query closed",
    text: "The council has closed your query about payments for this placement. The child’s record is no longer kept, so nobody can write in the query any more. The page says the outcome.",
    label: "See the outcome",
  },
  disputed: {
    subject: "answer to a payment query disputed",
    text: "The provider says that your answer to a query about payments for this placement is not right. The query is open again.",
    label: "Read why",
  },
  assigned: {
    subject: "you are responsible for a payment query",
    text: "A colleague has made you responsible for a query about payments for this placement.",
    due: firstAnswer,
    label: "Read the query",
  },
  unstaffed: {
    subject: "nobody can answer a payment query",
    text: "The provider has a query about payments for this placement. Only a finance officer can answer it, and your council has none on Homeward. Invite a finance officer, or give a colleague that role.",
    due: (until) => ` A first answer is due by ${until}.`,
    label: "Invite a finance officer",
  },
};

/** To the other side of a query about payments. What is wrong and how much stands behind the link. */
export const paymentQuery: Template<PaymentQueryProps> = (props) => {
  const { subject, text, due, label } = WORDS[props.what];
  return layout({
    subject: `Placement ${props.reference}: ${subject}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: due && props.until ? `${text}${due(props.until)}` : text },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label, url: props.link },
    ],
    why:
      props.what === "unstaffed"
        ? "You get this because you are an admin of your council."
        : "You get this because you work on payments for this placement.",
  });
};
