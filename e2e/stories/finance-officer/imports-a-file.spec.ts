import type { Page } from "@playwright/test";
import { expect, test } from "../../people.ts";
import { follow, isToldOf, pick, press } from "../../steps/fields.ts";

const HEADER = "Creditor,Creditor Name,Our Ref,Inv,Narrative,Value paid,Paid";

test("finance imports a payment file, row by row and only once", async ({ as }, { project }) => {
  const ref = (n: number) => `${project.name.slice(0, 1).toUpperCase()}${410 + n}`;
  const rows = [
    `9${ref(1)},Canal View Homes Ltd,${ref(1)},INV-${ref(1)},Fees,"1,250.00",02/11/2026`,
    `9${ref(2)},Canal View Homes Ltd,${ref(2)},INV-${ref(2)},Fees,REDACTED,02/11/2026`,
    `=9${ref(3)},Towpath Care Ltd,${ref(3)},INV-${ref(3)},Fees,-50.00,03/11/2026`,
  ];
  const csv = Buffer.from(`${["Payments November", HEADER, ...rows].join("\r\n")}\r\n`);
  const finance = await as("Mei-Ling Cheung");
  await finance.goto("/council/wolverhampton/payments/imports");
  await follow(finance, "Add a payment file");
  await press(finance, "Send file to be checked");
  await isToldOf(finance, "Choose the payment file");
  await send(finance, csv);

  // The columns are not those of the last file: they are proposed, and said by a person.
  await comesTo(finance, "Which column holds what?");
  await expect(finance.getByText("The headings are on row 2.")).toBeVisible();
  await expect(finance.getByRole("cell", { name: "Canal View Homes Ltd" }).first()).toBeVisible();
  await pick(finance, "Amount", "Not in the file");
  await press(finance, "Read the file with these columns");
  await isToldOf(finance, "Choose the column of the amount");
  await pick(finance, "Amount", "F: Value paid");
  await pick(finance, "Payment date", "G: Paid");
  await pick(finance, "Supplier name", "B: Creditor Name");
  await pick(finance, "Supplier number", "A: Creditor");
  await pick(finance, "Invoice number", "D: Inv");
  await pick(finance, "Finance system’s own reference", "C: Our Ref");
  await press(finance, "Read the file with these columns");

  await comesTo(finance, "What the import would do");
  await expect(finance.getByText("There is no amount")).toBeVisible();
  await press(finance, "Import payments");
  await isToldOf(
    finance,
    "Tick to leave out the rows that cannot be read, or delete this file and send a corrected one",
  );
  await finance.getByLabel("Leave out the row that cannot be read").check();
  await press(finance, "Import payments");
  await comesTo(finance, "The file was imported");
  await follow(finance, /^Open import/);
  await expect(finance.getByText("Replaces import").or(finance.getByText(/1 row left out/))).toBeVisible();

  // The same file again is known, with the columns that were said.
  await finance.goto("/council/wolverhampton/payments/imports/new");
  await send(finance, csv);
  await comesTo(finance, /^This file was imported before, as import/);
  await expect(finance.getByText("Importing it again would change nothing.")).toBeVisible();
  await follow(finance, "Delete this file");
  await press(finance, "Delete file");
  await expect(finance.getByText("File deleted. Nothing was imported.")).toBeVisible();
});

async function send(page: Page, buffer: Buffer): Promise<void> {
  await page
    .getByLabel("Payment file", { exact: true })
    .setInputFiles({ name: "november.csv", mimeType: "text/csv", buffer });
  await press(page, "Send file to be checked");
}

/** The page says what it waits for, and is refreshed by whoever waits. */
async function comesTo(page: Page, heading: string | RegExp): Promise<void> {
  await expect(async () => {
    if (!(await page.getByRole("heading", { name: heading }).isVisible())) await page.reload();
    await expect(page.getByRole("heading", { name: heading })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
}
