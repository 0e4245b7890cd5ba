import type { Page } from "@playwright/test";
import type { SeriesInput } from "../../../app/domains/forums/forum.schema.ts";
import { expect, type Mailbox, test } from "../../people.ts";
import { follow, isToldOf, press, write } from "../../steps/fields.ts";
import type { Scene } from "../../world/scene.ts";

const ASHGROVE = "/provider/ashgrove-care/forums";
const OLIVIA = "olivia.marsden@ashgrove-care.example";
const ZAINAB = "zainab.hussain@canal-street-care.example";

/** Published dates of Wolverhampton's commissioner; gives their references. */
async function forum(scene: Scene, series: Partial<SeriesInput>): Promise<string[]> {
  return scene.forumDates(await scene.actor("yasmin.farooqi@wolverhampton.example", "wolverhampton"), series);
}

/** Books for oneself at a date whose page is open. */
async function booksForOneself(page: Page, button: string): Promise<void> {
  await follow(page, button);
  await press(page, "Check the booking");
  await press(page, /^(Book 1 seat|Join the waiting list)$/);
}

async function followsTheMail(page: Page, mailbox: Mailbox, to: string, what: RegExp): Promise<void> {
  await page.goto(mailbox.link(await mailbox.waitFor(to, what)));
}

test.describe("A referrals officer", () => {
  test("books for three: herself, a colleague and somebody without an account", async ({
    as,
    scene,
    mailbox,
  }) => {
    const name = "Forum on night staff";
    const [reference = ""] = await forum(scene, { name, asksDiet: true, seatsPerOrganisation: 3 });
    const page = await as("Olivia Marsden");
    await page.goto("/provider/ashgrove-care");
    await follow(page, "Forums");
    await follow(page, name);
    await follow(page, "Book seats");
    await page.getByLabel("Harpreet Bains").check();
    await write(page, "Name of person 1", "Dana Whitcombe");
    await press(page, "Check the booking");
    await isToldOf(page, "Enter the email address of Dana Whitcombe");
    await expect(page.getByLabel("Harpreet Bains")).toBeChecked();
    await write(page, "Email of person 1", "dana@night.example");
    await press(page, "Check the booking");
    await write(page, "Food (Harpreet Bains)", "Halal");
    await press(page, "Change who comes");
    await expect(page.getByLabel("Name of person 1 (optional)")).toHaveValue("Dana Whitcombe");
    await press(page, "Check the booking");
    await expect(page.getByLabel("Food (Harpreet Bains) (optional)")).toHaveValue("Halal");
    await press(page, "Book 3 seats");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your organisation has 3 seats");
    const file = await page
      .getByRole("link", { name: "Calendar file for Olivia Marsden" })
      .getAttribute("href");
    const calendar = await page.request.get(file ?? "");
    expect(calendar.headers()["content-type"]).toContain("text/calendar");
    expect(await calendar.text()).toContain(`SUMMARY:${name}`);
    await mailbox.waitFor("dana@night.example", new RegExp(reference));
    await follow(page, "Harpreet Bains");
    await expect(page.getByText("Halal")).toBeVisible();
    // Three is the most of one organisation.
    await page.goto(`${ASHGROVE}/${reference}`);
    await expect(page.getByText("Each organisation may have 3 seats. Yours has 3.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Book for somebody else" })).toHaveCount(0);
  });

  test("says in the mail that she can't come, and who waits first gets the seat", async ({
    as,
    browser,
    scene,
    mailbox,
  }) => {
    const [reference = ""] = await forum(scene, { name: "Forum with one seat", capacity: 1 });
    const olivia = await as("Olivia Marsden");
    await olivia.goto(`${ASHGROVE}/${reference}`);
    await booksForOneself(olivia, "Book seats");
    const zainab = await as("Zainab Hussain");
    await zainab.goto(`/provider/canal-street-care/forums/${reference}`);
    await booksForOneself(zainab, "Join the waiting list");
    await follow(zainab, "Zainab Hussain (you)");
    await expect(zainab.getByText("Number 1 in line").first()).toBeVisible();

    // Nobody is signed in where the mail is read. Opening the link changes nothing.
    const phone = await (await browser.newContext()).newPage();
    await followsTheMail(phone, mailbox, OLIVIA, new RegExp(`You have a seat[\\s\\S]*${reference}`));
    await expect(phone.getByRole("heading", { level: 1 })).toHaveText("You have a seat");
    await zainab.reload();
    await expect(zainab.getByText("Number 1 in line").first()).toBeVisible();
    await press(phone, "I can't come");
    await expect(phone.getByRole("heading", { level: 1 })).toHaveText("You are not booked");
    await expect(phone.getByRole("button")).toHaveCount(0);
    await mailbox.waitFor(OLIVIA, new RegExp(`cancelled[\\s\\S]*${reference}`));

    await mailbox.waitFor(ZAINAB, new RegExp(`held for you[\\s\\S]*${reference}`));
    await zainab.goto("/provider/canal-street-care");
    await follow(zainab, "Take the seat at Forum with one seat");
    await expect(zainab.getByText(/The seat is held|the seat is held until/).first()).toBeVisible();
    await press(zainab, "Take the seat");
    await expect(zainab.getByText("The seat is taken.")).toBeVisible();
    await olivia.goto(`${ASHGROVE}/${reference}`);
    await expect(olivia.getByText("Full. You can join the waiting list")).toBeVisible();
    await phone.context().close();
  });

  test("moves to another date, and what she needs comes along", async ({ as, scene }) => {
    const name = "Forum on two dates";
    const [first = "", second = ""] = await forum(scene, {
      name,
      dates: 2,
      every: "month",
      asksAccess: true,
    });
    const page = await as("Olivia Marsden");
    await page.goto(`${ASHGROVE}/${first}/book`);
    await press(page, "Check the booking");
    await write(page, "Accessibility (Olivia Marsden)", "A hearing loop");
    await press(page, "Book 1 seat");
    await follow(page, "Olivia Marsden (you)");
    await follow(page, "Move to another date");
    await press(page, "Move the booking");
    await isToldOf(page, "Choose a date");
    await page.getByRole("radiogroup", { name: "Which date?" }).getByRole("radio").first().check();
    await press(page, "Move the booking");
    await expect(page.getByText("It is moved to this date.")).toBeVisible();
    await expect(page.getByText("A hearing loop")).toBeVisible();
    await page.goto(`${ASHGROVE}/${first}`);
    await expect(page.getByText("Cancelled", { exact: true })).toBeVisible();
    await page.goto(`${ASHGROVE}/${second}`);
    await expect(page.getByText("Booked", { exact: true })).toBeVisible();
  });
});
