type Line = { name: string; amount: string; from?: string; to?: string; more?: string };

/** An electronic invoice as accounting systems write it; `change` edits the text, to make it wrong in one way. */
export function ublFile(
  lines: readonly Line[],
  { change = (xml) => xml, total }: { change?: (xml: string) => string; total?: string } = {},
): string {
  const sum = lines.reduce((all, { amount }) => all + Math.round(Number(amount) * 100), 0) / 100;
  const whole = total ?? sum.toFixed(2);
  const party = (name: string) =>
    `<cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party>`;
  const period = ({ from, to }: Line) =>
    from && to
      ? `<cac:InvoicePeriod><cbc:StartDate>${from}</cbc:StartDate><cbc:EndDate>${to}</cbc:EndDate></cac:InvoicePeriod>`
      : "";
  const written = lines.map(
    (line, at) => `<cac:InvoiceLine><cbc:ID>${at + 1}</cbc:ID>${line.more ?? ""}
      <cbc:InvoicedQuantity unitCode="C62">1</cbc:InvoicedQuantity>
      <cbc:LineExtensionAmount currencyID="GBP">${line.amount}</cbc:LineExtensionAmount>${period(line)}
      <cac:Item><cbc:Name>${line.name}</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>E</cbc:ID></cac:ClassifiedTaxCategory></cac:Item>
      <cac:Price><cbc:PriceAmount currencyID="GBP">1.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>`,
  );
  return change(`<?xml version="1.0" encoding="UTF-8"?>
    <ubl:Invoice xmlns:ubl="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
      xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
      xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
    <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
    <cbc:ID>INV-2041</cbc:ID><cbc:IssueDate>2026-11-30</cbc:IssueDate>
    <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>GBP</cbc:DocumentCurrencyCode>
    <cac:AccountingSupplierParty>${party("Larch House Care &amp; Co")}</cac:AccountingSupplierParty>
    <cac:AccountingCustomerParty>${party("Wolverhampton")}</cac:AccountingCustomerParty>
    <cac:TaxTotal><cbc:TaxAmount currencyID="GBP">0.00</cbc:TaxAmount></cac:TaxTotal>
    <cac:LegalMonetaryTotal><cbc:LineExtensionAmount>${whole}</cbc:LineExtensionAmount>
      <cbc:TaxExclusiveAmount>${whole}</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount>${whole}</cbc:TaxInclusiveAmount>
      <cbc:PayableAmount>${whole}</cbc:PayableAmount></cac:LegalMonetaryTotal>
    ${written.join("\n")}</ubl:Invoice>`);
}
