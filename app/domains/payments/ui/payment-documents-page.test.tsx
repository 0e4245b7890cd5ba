import { expect, it } from "vitest";
import { rendered } from "~/ui/testing/rendered";
import type { DocumentsView, DocumentToCheck } from "../queries/list-documents.server";
import type { CheckView } from "../queries/view-draft.server";
import { CheckDocumentPage } from "./payment-document-check";
import { PaymentDocumentsPage } from "./payment-documents-page";

const invoice: DocumentToCheck = {
  ...{ id: "a", version: 2, name: "Invoice INV-1", kind: "invoice", otherSide: "Ashgrove Care" },
  ...{
    state: "received",
    receivedOn: "2026-12-01",
    timesReturned: 0,
    grossPence: 100,
    answerBy: "2026-12-08",
  },
  ...{ late: false, agrees: true, differs: 0 },
};
const credit: DocumentToCheck = { ...invoice, id: "b", name: "Credit note CN-1", kind: "credit-note" };
const view: DocumentsView = {
  ...{ side: "council", sends: false, answers: true, today: "2026-12-02", oldestDays: 1, toCheckInAll: 2 },
  ...{ toCheck: [invoice, credit], drafts: [], rows: [], more: false },
};

it("says beside the boxes why nothing was accepted, and ticks again what was ticked", () => {
  const refused = { problem: "Someone changed this. Nothing has been accepted.", ticked: ["a 1"] };
  const html = rendered(<PaymentDocumentsPage view={view} formKey="k" refused={refused} />);
  expect(html).toContain('href="#accept-documents"');
  expect(html.split("Nothing has been accepted.")).toHaveLength(3);
  expect(html).toMatch(/<input(?=[^>]*id="accept-documents")(?=[^>]*value="a 2")(?=[^>]*checked)/);
  expect(html).toContain("Credit note: not compared");
  expect(html).not.toContain('value="b 2"');
});

it("tells a provider who sends none who does", () => {
  const theirs = { ...view, side: "provider" as const, toCheck: [] };
  const html = rendered(<PaymentDocumentsPage view={theirs} formKey="k" refused={null} />);
  expect(html).toContain("Your finance team or provider admin sends invoices.");
});

it("does not advise to send what the council cannot accept, and says that less can be", () => {
  const compared = {
    code: "over" as const,
    words: "More",
    agrees: false,
    expectedPence: 1,
    expectedLineId: null,
  };
  const line = {
    ...{
      reference: "PL-7K3M9Q",
      from: "2026-11-01",
      to: "2026-11-30",
      nights: 30,
      weeklyPence: null,
      pence: 100,
    },
    ...{ words: "", compared },
  };
  const draft: CheckView = {
    ...{ id: "a", version: 1, kind: "invoice", council: "Dudley", number: "INV-1", issuedOn: "2026-12-01" },
    ...{ lines: [line], totalPence: 100, stops: [], missing: [] },
  };
  const page = (shown: CheckView) =>
    rendered(<CheckDocumentPage view={shown} formKey="k" lastResult={undefined} deleting={false} />);
  expect(page(draft)).toContain("Dudley cannot accept this as it is");
  expect(page(draft)).toContain("Check invoice INV-1 to Dudley");
  const less = { ...line, compared: { ...compared, code: "under" as const, agrees: true } };
  expect(page({ ...draft, lines: [less] })).toContain("less than is agreed");
  expect(page({ ...draft, lines: [less] })).not.toContain("cannot accept");
});
