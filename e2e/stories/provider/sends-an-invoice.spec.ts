import { expect, test } from "../../people.ts";
import { choose, date, follow, inDays, press, write } from "../../steps/fields.ts";

test("finance of a home sends an invoice, it is returned, corrected and accepted", async ({ as, scene }) => {
  const [sent] = await scene.rows<{ of: string }>(
    `select l.council_id || ' ' || e.period_from || ' ' || e.period_to as of from payment_documents d
       join payment_document_lines l on l.payment_document_id = d.id
       join expected_lines e on e.placement_id = l.placement_id and e.from_on = l.from_on and e.superseded_at is null
      where d.number = 'INV-2043' limit 1`,
  );
  if (!sent) throw new Error("The demo has no invoice that waits for the council.");
  const sender = await as("Lindiwe Dube");
  await sender.goto("/provider/ashgrove-care/payments");
  await follow(sender, "Invoices");
  await follow(sender, "Invoice INV-2043");
  await follow(sender, "Withdraw invoice");
  await press(sender, "Withdraw");
  await expect(sender.getByText(/^Withdrawn\./)).toBeVisible();

  await follow(sender, "Invoices");
  await follow(sender, "Send an invoice");
  await sender.locator(`input[value="${sent.of}"]`).check();
  await press(sender, "Continue");
  await write(sender, "Invoice number", "INV-3001");
  await date(sender, "Date of the invoice", inDays(0));
  const fee = sender.getByLabel("Weekly fee (optional)").first();
  const agreed = await fee.inputValue();
  const billed = async (pounds: string) => {
    await fee.fill(pounds);
    await sender.getByLabel("Amount (optional)").first().fill("");
    await press(sender, "Save and check");
  };
  await billed("9,999.00");
  await expect(sender.getByText(/cannot accept this as it is$/)).toBeVisible();
  await press(sender, /^Send to /);
  await expect(sender.getByText(/^Sent\. The council has it from today/)).toBeVisible();

  const finance = await as("Mei-Ling Cheung");
  await finance.goto("/council/wolverhampton/payments/invoices");
  await follow(finance, "Invoice INV-3001");
  await expect(finance.getByText(/^Billed £9,999\.00 a week; agreed /)).toBeVisible();
  await expect(finance.getByRole("button", { name: "Accept invoice" })).toHaveCount(0);
  await follow(finance, "Return to provider");
  await choose(finance, "What is wrong", "The weekly fee is not the agreed one");
  await write(finance, "What has to be corrected", "The rise has not been authorised.");
  await press(finance, "Return to provider");
  await expect(finance.getByText(/^Returned\. The provider/)).toBeVisible();

  await sender.reload();
  await expect(sender.getByText("The rise has not been authorised.")).toBeVisible();
  await press(sender, "Start a corrected invoice");
  await date(sender, "Date of the invoice", inDays(0));
  await billed(agreed);
  await press(sender, /^Send to /);
  await expect(sender.getByText(/returned once$/)).toBeVisible();

  await finance.goto("/council/wolverhampton/payments/invoices");
  await finance.getByLabel(/^Invoice INV-3001 from /).check();
  await press(finance, "Accept selected invoices");
  await expect(finance.getByText(/^Accepted\. The provider/)).toBeVisible();
  await sender.reload();
  await expect(sender.getByText("Invoice accepted")).toBeVisible();
});
