import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type PaymentDocumentProps = PropsFor<
  "payment-document",
  {
    name: string;
    what: "sent" | "accepted" | "returned" | "withdrawn";
    kind: "invoice" | "credit-note";
    /** As the provider gave it. */
    number: string;
    council: string;
    provider: string;
    /** The last day for the council's answer, with the year. */
    answerBy: string;
    link: string;
  }
>;

type Words = { subject: string; text: string; label: string };

const WORDS: Readonly<Record<PaymentDocumentProps["what"], (kind: string, answerBy: string) => Words>> = {
  sent: (kind, answerBy) => ({
    subject: "to check",
    text: `A provider has sent your council this ${kind}. Accept it, or return it with what has to be corrected, by ${answerBy}.`,
    label: `Check the ${kind}`,
  }),
  accepted: (kind) => ({
    subject: "accepted",
    text: `The council has accepted this ${kind}.`,
    label: `See the ${kind}`,
  }),
  returned: (kind) => ({
    subject: "returned",
    text:
      kind === KINDS.invoice
        ? "The council has returned this invoice and will not pay it as it is. The page says what has to be corrected. Start a corrected one from there."
        : "The council has returned this credit note, so it takes nothing off the invoice. The page says what is wrong and leads to the invoice, where you can start a new credit note.",
    label: "See what has to be corrected",
  }),
  withdrawn: (kind) => ({
    subject: "withdrawn",
    text: `The provider has withdrawn this ${kind}. You do not need to do anything.`,
    label: `See the ${kind}`,
  }),
};

const KINDS: Readonly<Record<PaymentDocumentProps["kind"], string>> = {
  invoice: "invoice",
  "credit-note": "credit note",
};

/** To one side of an invoice or credit note. What it is for and how much stands behind the link. */
export const paymentDocument: Template<PaymentDocumentProps> = (props) => {
  const kind = KINDS[props.kind];
  const { subject, text, label } = WORDS[props.what](kind, props.answerBy);
  const named = `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${props.number}`;
  return layout({
    subject: `${named} from ${props.provider}: ${subject}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text },
      {
        kind: "facts",
        facts: [
          ["Number", props.number],
          ["Provider", props.provider],
          ["Council", props.council],
        ],
      },
      { kind: "action", label, url: props.link },
    ],
    why: "You get this because you work with payments for placements.",
  });
};
