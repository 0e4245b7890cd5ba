import { defineEvents, type ToldEvent, toBoth } from "~/domains/audit/events.rules";
import { formatPence } from "~/platform/forms/money";
import { DOCUMENT_KINDS } from "./payment-document.options";

/** Of one placement of the document: what it asks for it. */
const ofDocument = {
  placement: "text",
  serviceId: "text",
  document: "text",
  what: "text",
  number: "text",
  pence: "number",
} as const;

function named({ what, number, pence }: ToldEvent["data"]): string {
  const kind = what === "credit-note" ? DOCUMENT_KINDS["credit-note"] : DOCUMENT_KINDS.invoice;
  return `${kind.label} ${number}, ${formatPence(typeof pence === "number" ? pence : 0)} for this placement,`;
}

/** What becomes of invoices and credit notes, a row for each placement in them, to both sides alike. */
export const PAYMENT_DOCUMENT_EVENTS = defineEvents(
  { domain: "payments", group: "offer", subjects: ["placement"] },
  {
    "payment-document-sent": toBoth(({ data }) => `${named(data)} was sent to the council`, ofDocument),
    "payment-document-accepted": toBoth(({ data }) => `${named(data)} was accepted`, ofDocument),
    "payment-document-returned": toBoth(
      ({ data }) => `${named(data)} was returned to the provider`,
      ofDocument,
    ),
    "payment-document-withdrawn": toBoth(
      ({ data }) => `${named(data)} was withdrawn by the provider`,
      ofDocument,
    ),
  },
);
