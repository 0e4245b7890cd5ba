/** What a provider sends to be paid. Keys are stored. */
export const DOCUMENT_KINDS = {
  invoice: { label: "Invoice", inText: "invoice" },
  "credit-note": { label: "Credit note", inText: "credit note" },
} as const;
export type DocumentKind = keyof typeof DOCUMENT_KINDS;

/** How a document reached the council. Keys are stored. */
export const RECEIVED_HOW = {
  portal: { label: "Typed in Homeward" },
  file: { label: "Uploaded as an electronic invoice" },
} as const;
export type ReceivedHow = keyof typeof RECEIVED_HOW;

/** Why a council returns a document: what the provider has to put right. Keys are stored. */
export const RETURN_REASONS = {
  nights: { label: "The nights are wrong" },
  rate: { label: "The weekly fee is not the agreed one" },
  extra: { label: "Something is not in the agreement" },
  amount: { label: "It comes to more than is agreed" },
  twice: { label: "It has been billed before" },
  details: { label: "The number, date or details are wrong" },
  other: { label: "Another reason" },
} as const;
export type ReturnReason = keyof typeof RETURN_REASONS;
