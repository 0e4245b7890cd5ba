import { expect, type Page } from "@playwright/test";
import type { Mailbox } from "../people.ts";
import { choose, follow, press, write } from "./fields.ts";

/** What people at a provider do with a referral. */
export async function opens(page: Page, slug: string, reference: string): Promise<void> {
  await page.goto(`/provider/${slug}/referrals/${reference}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** Follows the link of the mail about a referral, which leads to it and nowhere else. */
export async function readsTheMail(
  page: Page,
  mailbox: Mailbox,
  email: string,
  reference: string,
  what: RegExp = new RegExp(reference),
): Promise<void> {
  const mail = await mailbox.waitFor(email, what);
  expect(mail.text).toContain(reference);
  await page.goto(mailbox.link(mail));
  await expect(page.getByText(reference).first()).toBeVisible();
}

export async function picksUp(page: Page): Promise<void> {
  await press(page, "Pick it up");
  await expect(page.getByText("You have picked it up")).toBeVisible();
}

export const answers = {
  async interested(page: Page, home: string, { ring, weekly }: { ring: string; weekly?: string }) {
    await follow(page, `Interested for ${home}`);
    await write(page, "Number to ring", ring);
    if (weekly) await write(page, "About how much a week", weekly);
    await press(page, "Tell the broker");
    await expect(page.getByText("The council knows that you are interested")).toBeVisible();
  },
  async declined(page: Page, home: string, { reason, note }: { reason: string; note?: string }) {
    await follow(page, `Decline for ${home}`);
    await choose(page, "Why does this home decline?", reason);
    if (note) await write(page, "A note for the broker", note);
    await press(page, `Decline for ${home}`);
    await expect(page.getByText("The council knows that this home declines, and why")).toBeVisible();
  },
};
