import { expect, it } from "vitest";
import { rendered } from "~/ui/testing/rendered";
import type { DocumentView } from "../queries/view-document.server";
import { WithdrawDocumentPage } from "./payment-document-moves";
import { PaymentDocumentPage } from "./payment-document-page";

const none = {
  ...{ view: true, send: true, withdraw: false, accept: false, return: false, correct: false, credit: false },
};
const returned: DocumentView = {
  ...{ id: "a", version: 2, side: "provider", kind: "invoice", number: "INV-1", state: "returned" },
  ...{ council: "Dudley", provider: "Ashgrove Care", issuedOn: "2026-12-01", received: "1 December 2026" },
  ...{ registeredOn: "2026-12-01", receivedHow: "Typed in Homeward", answerBy: "2026-12-08" },
  ...{ lastDayToPay: null, grossPence: 100, creditedPence: 0, lines: [], missing: [], agrees: true },
  ...{ corrects: null, related: [], paid: [], steps: [], whyNot: { return: null, withdraw: null } },
  returned: { reason: "The nights are wrong", words: "Six, not seven." },
  abilities: { ...none, withdraw: true, correct: true },
};
const credit: DocumentView = {
  ...{ ...returned, kind: "credit-note", number: "CN-1", corrects: { id: "b", number: "INV-1" } },
};
const page = (view: DocumentView) =>
  rendered(<PaymentDocumentPage view={view} formKey="k" done={null} problem={null} />);
const asked = (view: DocumentView) =>
  rendered(<WithdrawDocumentPage view={view} formKey="k" lastResult={undefined} />);

it("the provider says of what was returned that it will not send it again", () => {
  expect(page(returned)).toContain("I will not send this again");
  expect(page(returned)).not.toContain("Withdraw invoice");
  expect(asked(returned)).toContain("You will not send invoice INV-1 again");
  expect(asked(returned)).not.toContain("use its number again");
  expect(asked(credit)).toContain("You can still start a new credit note");
  expect(asked({ ...returned, state: "received", returned: null })).toContain("use its number again");
});

it("both sides read that it comes no more, and nobody is asked for another", () => {
  const over = { state: "withdrawn" as const, abilities: none };
  expect(page({ ...returned, ...over })).toContain("You will not send this invoice again.");
  expect(page({ ...returned, ...over, side: "council" })).toContain(
    "Ashgrove Care will not send this invoice again.",
  );
  expect(page(credit)).toContain("Start a new credit note from");
  expect(page({ ...credit, ...over })).not.toContain("Start a new credit note from");
  expect(page({ ...credit, ...over })).toContain("It takes nothing off the invoice.");
});
