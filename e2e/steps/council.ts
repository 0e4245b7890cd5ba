import { expect, type Locator, type Page } from "@playwright/test";
import type { Mailbox } from "../people.ts";
import { follow, press, write } from "./fields.ts";

/** What people at a council do with a search. */
export const board = (reference: string) => `/council/wolverhampton/referrals/${reference}`;

export async function opensTheBoard(page: Page, reference: string): Promise<void> {
  await page.goto(board(reference));
  await expect(page.getByRole("heading", { name: "Answers", exact: true })).toBeVisible();
}

/** The row of a provider on the board; a card on a phone. */
export function answerOf(page: Page, provider: string): Locator {
  return page.getByRole("row").filter({ hasText: provider });
}

/** Follows a mail to the page that it is about. */
export async function followsTheMail(
  page: Page,
  mailbox: Mailbox,
  email: string,
  what: RegExp,
): Promise<void> {
  const mail = await mailbox.waitFor(email, what);
  await page.goto(mailbox.link(mail));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** Compares, and moves one offer to the shortlist from there. */
export async function shortlists(page: Page, reference: string, home: string): Promise<void> {
  await page.goto(`${board(reference)}/offers`);
  await press(page, new RegExp(`^Shortlist.*${home}`));
  await expect(page.getByText(/shortlist/i).first()).toBeVisible();
}

export async function prefers(page: Page, reference: string, home: string, why: string): Promise<void> {
  await asksForMoney(page, reference, home, why);
  await expect(page.getByText(/preferred/i).first()).toBeVisible();
}

/** The same for a home with an alert: without a reason nobody is asked. */
export async function prefersDespiteAlert(
  page: Page,
  alert: string,
  [reference, home, why]: [reference: string, home: string, why: string],
  reason: string,
): Promise<void> {
  await asksForMoney(page, reference, home, why);
  await expect(page.getByRole("alert")).toContainText("Say why you go on in spite of the alert");
  await expect(page.getByRole("textbox", { name: "Why this one?" })).toHaveValue(why);
  await write(page, `Why in spite of the alert: ${alert}?`, reason);
  await press(page, "Prefer it and ask for the money");
  await expect(page.getByText(/preferred/i).first()).toBeVisible();
}

async function asksForMoney(page: Page, reference: string, home: string, why: string): Promise<void> {
  await page.goto(`${board(reference)}/offers`);
  await follow(page, new RegExp(`^Prefer this.*${home}`));
  await write(page, "Why this one?", why);
  await press(page, "Prefer it and ask for the money");
}

/** From the mail to the decision in three presses: the link, the green button, the green button. */
export async function authorisesFromTheMail(
  page: Page,
  mailbox: Mailbox,
  email: string,
  reference: string,
): Promise<void> {
  await followsTheMail(page, mailbox, email, new RegExp(`Money to authorise for ${reference}`));
  await follow(page, /^Authorise$/);
  await press(page, /^Authorise$/);
  await expect(page.getByText("The money is authorised.")).toBeVisible();
}
