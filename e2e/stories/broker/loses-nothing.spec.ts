import type { Page } from "@playwright/test";
import { expect, givesCode, signIn, test } from "../../people.ts";
import { board } from "../../steps/council.ts";
import { follow, press, write } from "../../steps/fields.ts";

test.describe("A broker in the middle of a page", () => {
  test("is signed out by time and loses nothing that was typed", async ({ browser, scene }) => {
    const person = await scene.newcomer("wolverhampton", "Lucinda Hartnoll", ["broker"]);
    const reference = await scene.begun(await scene.actor(person.email, "wolverhampton"));
    const page = await (await browser.newContext()).newPage();
    await signIn(page, person);
    await page.goto(`${board(reference)}/edit/narrative`);
    const story = "An hour of writing: “She laughs easily” – and 😀 שלום.\nA second line.";
    await write(page, "The story so far", story);
    await scene.endByTime(person.email);
    await press(page, "Save and go back");
    await expect(page).toHaveURL(/\/sign-in/);
    await expect(page.getByText("Your work is kept")).toBeVisible();
    await page.getByLabel(/email/i).fill(person.email);
    await page
      .getByLabel(/password/i)
      .first()
      .fill(person.password);
    await press(page, "Sign in");
    await givesCode(page, "Sign in");
    await press(page, "Send it now");
    await expect(page.getByText("What you wrote is saved")).toBeVisible();
    await page.goto(`${board(reference)}/edit/narrative`);
    await expect(page.getByLabel("The story so far")).toHaveValue(story);
    await page.context().close();
  });

  test("writes in two tabs and is shown both texts", async ({ as, scene }) => {
    const broker = await scene.actor("priya.nandakumar@wolverhampton.example", "wolverhampton");
    const reference = await scene.begun(broker);
    const [first, second] = [await as("Priya Nandakumar"), await as("Priya Nandakumar")];
    for (const page of [first, second]) await page.goto(`${board(reference)}/edit/narrative`);
    await write(first, "The story so far", "Written in the first tab.");
    await press(first, "Save and go back");
    await expect(first.getByText("What you wrote is saved")).toBeVisible();
    await write(second, "The story so far", "Written in the second tab.");
    await press(second, "Save and go back");
    await expect(second.getByRole("heading", { level: 1 })).toHaveText(
      "This page was changed after you opened it",
    );
    await expect(second.getByText("Written in the first tab.").first()).toBeVisible();
    await expect(second.getByText("Written in the second tab.").first()).toBeVisible();
    await press(second, "Keep what I wrote");
    await second.goto(`${board(reference)}/edit/narrative`);
    await expect(second.getByLabel("The story so far")).toHaveValue("Written in the second tab.");
  });

  test("sends a form twice and begins one referral", async ({ as, scene }) => {
    const page = await as("Daniel Oyelaran");
    await page.goto("/council/wolverhampton/referrals/new");
    const form = await formOn(page, "new");
    const headers = { origin: new URL(page.url()).origin };
    const send = () => page.request.post(page.url(), { form, headers, maxRedirects: 0 });
    const answers = await Promise.all([send(), send(), send()]);
    const later = await send();
    const places = new Set([...answers, later].map((answer) => answer.headers().location));
    expect([...answers, later].map((answer) => answer.status())).toEqual([302, 302, 302, 302]);
    expect(places.size).toBe(1);
    const [made] = await scene.rows<{ count: number }>(
      "select count(*)::int as count from form_keys where key = $1",
      [form.key ?? ""],
    );
    expect(made?.count).toBe(1);
  });

  test("goes back after sending, and sending again does nothing twice", async ({ as, scene }) => {
    const broker = await scene.actor("priya.nandakumar@wolverhampton.example", "wolverhampton");
    const reference = await scene.searching(broker);
    const page = await as("Olivia Marsden");
    await page.goto(`/provider/ashgrove-care/referrals/${reference}`);
    await follow(page, "Interested for Linden House");
    await write(page, "Number to ring", "07700 900411");
    const form = await formOn(page, "interest");
    const address = page.url();
    await press(page, "Tell the broker");
    await expect(page.getByText("The council knows that you are interested")).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const headers = { origin: new URL(address).origin };
    const again = await page.request.post(address, { form, headers, maxRedirects: 0 });
    expect(again.status()).toBe(302);
    expect(again.headers().location).toContain("done=interested");
    const [told] = await scene.rows<{ count: number }>(
      `select count(*)::int as count from events e join referrals r on r.id = e.referral_id
        where r.reference = $1 and e.to_state = 'interested'`,
      [reference],
    );
    expect(told?.count).toBe(1);
  });
});

/** What the form would send, as it stands. */
async function formOn(page: Page, id: string): Promise<Record<string, string>> {
  const form: Record<string, string> = {};
  for (const field of await page.locator(`form#${id} [name]`).all())
    form[(await field.getAttribute("name")) ?? ""] = await field.inputValue();
  return form;
}
