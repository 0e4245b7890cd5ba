import { expect, test } from "../../people.ts";
import { choose, press } from "../../steps/fields.ts";
import { pressOn } from "../../steps/pressing.ts";

test("a head of service has news of offers once a day, and takes it back", async ({ as }) => {
  const page = await as("Margaret Adeyemi");
  await page.goto("/account");
  await pressOn(page.getByRole("link", { name: /Change.*emails/i }));
  await expect(page.getByRole("heading", { level: 1, name: "Your emails" })).toBeVisible();
  await choose(page, "Interest and offers from providers", "Once a day, in one email");
  await press(page, "Save");
  await expect(page.getByText("Your choice of emails is saved.")).toBeVisible();
  await expect(page.getByText("1 once a day, the rest as they happen")).toBeVisible();
  await page.goto("/account/emails");
  await choose(page, "Interest and offers from providers", "As they happen");
  await press(page, "Save");
  await expect(page.getByText("All as they happen")).toBeVisible();
});

test("a broker stops emails of a kind from the foot of one, without signing in, and undoes it @desk-only", async ({
  people,
  mailbox,
  browser,
  baseURL,
}) => {
  const priya = people.find(({ name }) => name === "Priya Nandakumar");
  const mail = await mailbox.waitFor(
    priya?.email ?? "",
    /Stop emails about “Interest and offers from providers”/,
  );
  const link = /^http:\S+\/stop-emails\/\S+$/m.exec(mail.text)?.[0] ?? "";
  // Mails of the seed reach the desk's mailbox alone; the link is opened on a phone without JavaScript all the same.
  const phone = { viewport: { width: 375, height: 812 }, javaScriptEnabled: false };
  const context = await browser.newContext({ ...phone, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto(new URL(link).pathname);
  // Opening it changes nothing: it still asks.
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Stop emails about/);
  await press(page, "Stop these emails");
  await expect(page.getByText(/You will get no more emails about/)).toBeVisible();
  await press(page, "Undo");
  await expect(page.getByText(/You will get emails about .* as they happen/)).toBeVisible();
  await page.goto("/stop-emails/never-sent");
  await expect(page.getByRole("heading", { level: 1, name: "This link does not work" })).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  await context.close();
});
