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
  await requestsFunding(page, reference, home, why);
  await expect(page.getByText(/preferred/i).first()).toBeVisible();
}

/** The same for a home with an alert: without a reason nobody is asked. */
export async function prefersDespiteAlert(
  page: Page,
  alert: string,
  [reference, home, why]: [reference: string, home: string, why: string],
  reason: string,
): Promise<void> {
  await requestsFunding(page, reference, home, why);
  await expect(page.getByRole("alert")).toContainText("Explain why you are proceeding despite the alert");
  await expect(page.getByRole("textbox", { name: "Why this one?" })).toHaveValue(why);
  await write(page, `Why are you proceeding despite the alert: ${alert}?`, reason);
  await press(page, "Request funding approval");
  await expect(page.getByText(/preferred/i).first()).toBeVisible();
}

async function requestsFunding(page: Page, reference: string, home: string, why: string): Promise<void> {
  await page.goto(`${board(reference)}/offers`);
  await follow(page, new RegExp(`^Prefer this.*${home}`));
  await write(page, "Why this one?", why);
  await press(page, "Request funding approval");
}

/** From the mail to the decision in three presses, at a cost that each page says: the link and twice the green button. */
export async function authorisesFromTheMail(
  page: Page,
  mailbox: Mailbox,
  email: string,
  reference: string,
  { cost, extra }: { cost: string; extra: string },
): Promise<void> {
  await followsTheMail(page, mailbox, email, new RegExp(`Funding to authorise for ${reference}`));
  await expect(page.getByRole("main")).toContainText(cost.slice(cost.indexOf(" ") + 1));
  await expect(page.getByRole("main")).toContainText(extra);
  await follow(page, /^Authorise$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(cost);
  await press(page, /^Authorise$/);
  await expect(page.getByText("Funding authorised.")).toBeVisible();
}
