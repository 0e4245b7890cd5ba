/**
 * Reads an electronic invoice: UBL 2.1 as Peppol BIS Billing 3.0 has it, with our own checks of the rules of EN 16931 that a
 * payment depends on. Pure; whole pence, days are `YYYY-MM-DD`. It is read and never written.
 */
import { formatPence } from "~/platform/forms/money";
import { isCalendarDate } from "~/platform/time";
import { ourReferenceIn } from "./ledger-identity.rules";
import { elementsAt, textAt, type UblElement, ublTree } from "./ubl-tree.rules";

export type UblLine = {
  /** A reference of ours in any text of the line, else of the invoice; null where there is none. */
  reference: string | null;
  from: string | null;
  to: string | null;
  pence: number;
  name: string;
};
export type UblInvoice = { number: string; issuedOn: string; totalPence: number; lines: UblLine[] };
/** What was read, or everything that is wrong with it, each with what to do. */
export type UblRead = { ok: true; invoice: UblInvoice } | { ok: false; problems: string[] };

export const MOST_UBL_LINES = 80;
/** Of one amount; more is a slip. */
const MOST_PENCE = 2_000_000_000;
const NOT_UBL =
  "This is not an electronic invoice that Homeward can read. Export it as UBL (Peppol BIS Billing 3.0) in your accounting system";

/** Reads the text of a file. */
export function readUbl(xml: string): UblRead {
  const root = ublTree(xml);
  if (root?.name === "CreditNote")
    return refused(
      "This is a credit note. Open the invoice that it credits and start a credit note from there",
    );
  if (root?.name !== "Invoice" || !textAt(root, "CustomizationID").includes("en16931"))
    return refused(NOT_UBL);
  const problems = [...ofDocument(root), ...ofLines(root), ...ofTotals(root)];
  if (problems.length > 0) return { ok: false, problems: [...new Set(problems)] };
  const around = ourReferenceIn(
    ["OrderReference/ID", "BuyerReference", "ContractDocumentReference/ID", "Note"].map((path) =>
      textAt(root, path),
    ),
  );
  const period = periodOf(root);
  return {
    ok: true,
    invoice: {
      number: textAt(root, "ID"),
      issuedOn: textAt(root, "IssueDate"),
      totalPence: penceAt(root, "LegalMonetaryTotal/PayableAmount") ?? 0,
      lines: elementsAt(root, "InvoiceLine").map((line) => lineOf(line, { around, period })),
    },
  };
}

const refused = (problem: string): UblRead => ({ ok: false, problems: [problem] });

type Period = { from: string | null; to: string | null };

function lineOf(line: UblElement, { around, period }: { around: string | null; period: Period }): UblLine {
  const own = periodOf(line);
  const texts = [
    "Note",
    "Item/Name",
    "Item/Description",
    "OrderLineReference/LineID",
    "DocumentReference/ID",
    "Item/SellersItemIdentification/ID",
    "Item/BuyersItemIdentification/ID",
    "AccountingCost",
  ].map((path) => textAt(line, path));
  return {
    reference: ourReferenceIn(texts) ?? around,
    from: own.from ?? period.from,
    to: own.to ?? period.to,
    pence: penceAt(line, "LineExtensionAmount") ?? 0,
    name: textAt(line, "Item/Name"),
  };
}

function periodOf(element: UblElement): Period {
  const day = (path: string) => {
    const text = textAt(element, `InvoicePeriod/${path}`);
    return isCalendarDate(text) ? text : null;
  };
  return { from: day("StartDate"), to: day("EndDate") };
}

/** BR-01 to BR-08 and BR-29: what it is, who sends it to whom, and when. */
function ofDocument(root: UblElement): string[] {
  const period = periodOf(root);
  return said([
    [textAt(root, "ID") === "", "It has no invoice number (BR-02)"],
    [!isCalendarDate(textAt(root, "IssueDate")), "It has no invoice date (BR-03)"],
    [
      textAt(root, "InvoiceTypeCode") !== "380",
      "It is not a commercial invoice: its type must be 380 (BR-04)",
    ],
    [textAt(root, "DocumentCurrencyCode") !== "GBP", "Its currency must be pounds: GBP (BR-05)"],
    [
      textAt(root, "AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName") === "",
      "It does not name you as the seller (BR-06)",
    ],
    [
      textAt(root, "AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName") === "",
      "It does not name the council as the buyer (BR-07)",
    ],
    [
      period.from !== null && period.to !== null && period.to < period.from,
      "Its period ends before it begins (BR-29)",
    ],
    [
      elementsAt(root, "AllowanceCharge").length > 0,
      "It has a discount or charge for the whole invoice. Put it on a line of its own, for its placement and nights",
    ],
  ]);
}

/** BR-16 and BR-21 to BR-27, line by line. */
function ofLines(root: UblElement): string[] {
  const lines = elementsAt(root, "InvoiceLine");
  return [
    ...said([
      [lines.length === 0, "It has no lines (BR-16)"],
      [
        lines.length > MOST_UBL_LINES,
        `It has more than ${MOST_UBL_LINES} lines. Send it as several invoices`,
      ],
    ]),
    ...lines.slice(0, MOST_UBL_LINES).flatMap((line, index) => {
      const name = `Line ${index + 1}`;
      const { from, to } = periodOf(line);
      const category = textAt(line, "Item/ClassifiedTaxCategory/ID");
      return said([
        [textAt(line, "ID") === "", `${name} has no number (BR-21)`],
        [textAt(line, "InvoicedQuantity") === "", `${name} has no quantity (BR-22)`],
        [penceAt(line, "LineExtensionAmount") === null, `${name} has no amount in pounds and pence (BR-24)`],
        [textAt(line, "Item/Name") === "", `${name} does not say what it is for (BR-25)`],
        [textAt(line, "Price/PriceAmount") === "", `${name} has no price (BR-26)`],
        [textAt(line, "Price/PriceAmount").startsWith("-"), `${name} has a price below nought (BR-27)`],
        [from !== null && to !== null && to < from, `${name} ends before it begins (BR-30)`],
        [
          category !== "E" && category !== "O",
          `${name} is not exempt from VAT. Welfare services are: category E (BR-E-02)`,
        ],
      ]);
    }),
  ];
}

/** BR-12 to BR-15 and the sums of BR-CO: the totals are what the lines come to, without VAT. */
function ofTotals(root: UblElement): string[] {
  const total = (name: string) => penceAt(root, `LegalMonetaryTotal/${name}`);
  const named = ["LineExtensionAmount", "TaxExclusiveAmount", "TaxInclusiveAmount", "PayableAmount"];
  const missing = named.filter((name) => total(name) === null);
  if (missing.length > 0)
    return [`It has no total in pounds and pence: ${missing.join(", ")} (BR-12 to BR-15)`];
  const sum = elementsAt(root, "InvoiceLine").reduce(
    (all, line) => all + (penceAt(line, "LineExtensionAmount") ?? 0),
    0,
  );
  const vat = penceAt(root, "TaxTotal/TaxAmount") ?? 0;
  const [lines, before, after, payable] = named.map((name) => total(name) ?? 0);
  const prepaid = total("PrepaidAmount") ?? 0;
  return said([
    [vat !== 0, "It charges VAT. Welfare services are exempt: send it without (BR-E-09)"],
    [lines !== sum, `Its lines come to ${formatPence(sum)} and its total of lines is another (BR-CO-10)`],
    [before !== lines, "Its total without VAT is not what its lines come to (BR-CO-13)"],
    [after !== (before ?? 0) + vat, "Its total with VAT is not the total without and the VAT (BR-CO-15)"],
    [prepaid !== 0, "Some of it is paid already. Send an invoice for what is still to be paid"],
    [payable !== after, "What is to be paid is not its total (BR-CO-16)"],
    [sum <= 0, "It comes to nothing. To take something off, start a credit note from its invoice"],
  ]);
}

const said = (rules: readonly [boolean, string][]) =>
  rules.flatMap(([wrong, words]) => (wrong ? [words] : []));

const AMOUNT = /^-?\d{1,9}(?:\.\d{1,2})?$/;

/** An amount in whole pence; null for what is none, or has more than two decimals. */
function penceAt(element: UblElement, path: string): number | null {
  const text = textAt(element, path);
  // "100.000" is what some programs write.
  const plain = text.replace(/(\.\d{2})0+$/, "$1");
  if (!AMOUNT.test(plain)) return null;
  const [pounds = "0", pence = ""] = plain.replace("-", "").split(".");
  const amount = Number(pounds) * 100 + Number(pence.padEnd(2, "0"));
  if (amount > MOST_PENCE) return null;
  return plain.startsWith("-") ? -amount : amount;
}
