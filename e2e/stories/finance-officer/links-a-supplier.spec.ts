import { expect, test } from "../../people.ts";
import { follow, press } from "../../steps/fields.ts";

test("finance links a supplier, and the provider sees what was paid", async ({ as, scene }) => {
  const [payment] = await scene.rows<{ placement: string; from: string }>(
    `select q.reference as placement, l.period_from::text as from from payment_allocations a
       join expected_lines l on l.id = a.line_id join placements q on q.id = l.placement_id
      where a.ended_at is null order by l.period_from limit 1`,
  );
  if (!payment) throw new Error("Nothing in the demo has been paid.");
  const page = `/provider/ashgrove-care/placements/${payment.placement}/payments/${payment.from}`;
  const provider = await as("Olivia Marsden");
  await provider.goto(page);
  await expect(provider.getByText("£36.00 less than expected.")).toBeVisible();
  await provider.goto("/provider/ashgrove-care/payments");
  await expect(provider.getByText("Part paid").first()).toBeVisible();
  await expect(provider.getByRole("heading", { name: "Received, not matched to a placement" })).toBeVisible();
  await expect(provider.getByText("INV-1042, BACS 20871")).toBeVisible();

  const finance = await as("Mei-Ling Cheung");
  await finance.goto("/council/wolverhampton/payments");
  await follow(finance, "Payment files and suppliers");
  await follow(finance, /payments-this-month\.csv/);
  await expect(finance.getByText("There is no amount")).toBeVisible();
  await follow(finance, "Payment files");
  await follow(finance, "Unmatched payments");
  await expect(finance.getByText("INV-1042, BACS 20871")).toBeVisible();
  await follow(finance, "Payment files");
  await follow(finance, "Suppliers");
  await press(finance, /^Link to Ashgrove/);
  await expect(finance.getByText(/^Supplier linked\./)).toBeVisible();

  // The worker matches it within moments.
  await expect(async () => {
    await provider.goto(page);
    await expect(provider.getByText("Matches the expected amount.")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await expect(provider.getByText(/^Paid £36\.00 on /)).toBeVisible();

  // A wrong link is taken back, and what was paid with it.
  await follow(finance, "ASHGROVE CARE LIMITED");
  await press(finance, /^Remove link to Ashgrove/);
  await expect(finance.getByText(/^Link removed\./)).toBeVisible();
  await expect(async () => {
    await provider.goto(page);
    await expect(provider.getByText("£36.00 less than expected.")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
});
