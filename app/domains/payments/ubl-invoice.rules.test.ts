import { describe, expect, it } from "vitest";
import { ublFile } from "./testing/ubl-file";
import { readUbl } from "./ubl-invoice.rules";

const FEE = {
  name: "Placement PL-7K3M9Q, core fee",
  amount: "18000.00",
  from: "2026-11-01",
  to: "2026-11-30",
};

it("reads number, date, nights, amounts and our reference, and nothing of the parties", () => {
  const less = { ...FEE, name: "Discount pl 7k3m9q", amount: "-120.5" };
  expect(readUbl(ublFile([FEE, less]))).toEqual({
    ok: true,
    invoice: {
      number: "INV-2041",
      issuedOn: "2026-11-30",
      totalPence: 1_787_950,
      lines: [
        { reference: "PL-7K3M9Q", from: "2026-11-01", to: "2026-11-30", pence: 1_800_000, name: FEE.name },
        {
          reference: "PL-7K3M9Q",
          from: "2026-11-01",
          to: "2026-11-30",
          pence: -12_050,
          name: "Discount pl 7k3m9q",
        },
      ],
    },
  });
});

const swap = (from: string, to: string) => (xml: string) => xml.replaceAll(from, to);
it.each([
  ["a credit note", swap("ubl:Invoice", "ubl:CreditNote"), /credit note/],
  ["another kind of XML", swap("ubl:Invoice", "Order"), /cannot|not an electronic invoice/],
  ["BR-02", swap("<cbc:ID>INV-2041</cbc:ID>", ""), /BR-02/],
  ["BR-03", swap("2026-11-30</cbc:IssueDate>", "30/11/2026</cbc:IssueDate>"), /BR-03/],
  ["BR-04", swap(">380<", ">384<"), /BR-04/],
  ["BR-05", swap(">GBP<", ">EUR<"), /BR-05/],
  ["BR-06", swap("Larch House Care &amp; Co", ""), /BR-06/],
  ["BR-07", swap(">Wolverhampton<", "><"), /BR-07/],
  ["BR-16", (xml: string) => xml.replace(/<cac:InvoiceLine>[\s\S]*<\/cac:InvoiceLine>/, ""), /BR-16/],
  ["BR-21", swap("<cbc:ID>1</cbc:ID>", ""), /BR-21/],
  [
    "BR-24",
    swap(
      ">18000.00</cbc:LineExtensionAmount><cac:InvoicePeriod>",
      ">1.8E4</cbc:LineExtensionAmount><cac:InvoicePeriod>",
    ),
    /BR-24/,
  ],
  ["BR-25", swap(FEE.name, ""), /BR-25/],
  ["BR-30", swap("<cbc:EndDate>2026-11-30", "<cbc:EndDate>2026-10-30"), /BR-30/],
  ["VAT", swap('<cbc:TaxAmount currencyID="GBP">0.00', '<cbc:TaxAmount currencyID="GBP">3600.00'), /exempt/],
  ["a standard rate", swap("<cbc:ID>E</cbc:ID>", "<cbc:ID>S</cbc:ID>"), /BR-E-02/],
  [
    "BR-CO-10",
    swap(
      "<cac:LegalMonetaryTotal><cbc:LineExtensionAmount>18000.00",
      "<cac:LegalMonetaryTotal><cbc:LineExtensionAmount>17000.00",
    ),
    /BR-CO-10/,
  ],
  ["BR-CO-16", swap("<cbc:PayableAmount>18000.00", "<cbc:PayableAmount>17000.00"), /BR-CO-16/],
])("refuses %s and says what is wrong", (_, change, words) => {
  const read = readUbl(ublFile([FEE], { change }));
  expect(read.ok ? [] : read.problems.join(". ")).toMatch(words);
});

describe("hostile files", () => {
  const laughs = `<!DOCTYPE i [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  it.each([
    ["entities that grow", ublFile([FEE]).replace("?>", `?>${laughs}`)],
    ["a file that is fetched", ublFile([FEE]).replace("?>", `?><!DOCTYPE i SYSTEM "file:///etc/passwd">`)],
    ["very deep", `<Invoice>${"<a>".repeat(50_000)}`],
    ["very many", `<Invoice>${"<a/>".repeat(60_000)}</Invoice>`],
    ["never closed", ublFile([FEE]).slice(0, -14)],
    ["closed by another", "<Invoice><a></b></Invoice>"],
    ["a tag without end", `<Invoice ${"x".repeat(200_000)}`],
    ["no XML", "\u0000\u0001PK\u0003\u0004"],
    ["nothing", ""],
  ])("%s is no invoice, at once", (_, xml) => {
    const began = performance.now();
    expect(readUbl(xml)).toMatchObject({
      ok: false,
      problems: [expect.stringMatching(/^This is not an electronic/)],
    });
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it("an entity that nobody defined stays as it is written", () => {
    const read = readUbl(ublFile([{ ...FEE, name: "&xxe; PL-7K3M9Q" }]));
    expect(read.ok && read.invoice.lines[0]?.name).toBe("&xxe; PL-7K3M9Q");
  });
});
