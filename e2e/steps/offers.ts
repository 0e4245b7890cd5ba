import { expect, type Page, test } from "@playwright/test";
import { date, follow, inDays, pick, press, tick, write } from "./fields.ts";
import { touch } from "./pressing.ts";

export type Costing = { kind: string; price: string; hours?: string; until?: string }[];
/** What is no extra: all else says what it is to achieve, and how that is shown. */
const NO_EXTRA = ["Core weekly fee", "Discount"];
export const EXTRA = {
  outcome: "Settled nights, without anybody going missing.",
  evidence: "Rotas each month",
};

/** An offer from the page of a referral to the council's desk; gives its reference. */
export async function offers(page: Page, home: string, costing: Costing): Promise<string> {
  await follow(page, `Make an offer for ${home}`);
  await press(page, "Begin the offer");
  await writesAnOffer(page, costing);
  await assesses(page);
  await press(page, "Check the offer");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/check/i);
  return sends(page);
}

export async function writesAnOffer(page: Page, costing: Costing): Promise<void> {
  await date(page, "When can the placement start?", inDays(6));
  await date(page, "Until when do you hold the place?", inDays(5));
  await write(page, "Until what time on that day?", "17:00");
  await write(page, "How many children live there now?", "3");
  for (const [index, line] of costing.entries()) {
    if ((await page.getByRole("group", { name: `Line ${index + 1}`, exact: true }).count()) === 0)
      await press(page, "Add a line");
    await writesALine(page, index + 1, line);
  }
  // Where scripts run, the sums follow the typing; elsewhere the next page has them.
  if (test.info().project.name === "desk" && costing.every(({ price }) => /^£?[1-9]/.test(price)))
    await expect(page.locator(".figures .big").first()).not.toHaveText("£0.00");
  await write(
    page,
    "How would you meet the needs?",
    "Two staff at all times and a key worker of her choice.",
  );
  await write(
    page,
    "What would it mean for the children who live there?",
    "Three young people live here; all were asked and look forward to it.",
  );
}

/** The impact assessment of the offer on this page, with something in every box; ends on the page of the offer. */
export async function assesses(page: Page): Promise<void> {
  await press(page, "Write the impact assessment");
  await tick(page, "How old are the others who live there?", "13 to 15");
  const boxes = page.locator("main textarea");
  for (let place = 0; place < (await boxes.count()); place += 1)
    if ((await boxes.nth(place).inputValue()) === "")
      await boxes.nth(place).fill("As we do it here, every day.");
  for (const low of await page.getByRole("radio", { name: "Low", exact: true }).all()) await low.check();
  await press(page, "Save and go back to the offer");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/offer/i);
}

export async function writesALine(page: Page, number: number, line: Costing[number]): Promise<void> {
  const group = page.getByRole("group", { name: `Line ${number}`, exact: true });
  await pick(group, "What it is for", line.kind);
  await write(group, "Price", line.price);
  if (line.hours) await write(group, "Hours a week", line.hours);
  if (!NO_EXTRA.includes(line.kind)) {
    await pick(group, "In the core fee or on top?", "Charged on top");
    await write(group, "What is this extra meant to achieve?", EXTRA.outcome);
    await write(group, "How will you show that it was delivered?", EXTRA.evidence);
    await date(group, "When is it reviewed?", inDays(60));
  }
  if (line.until) {
    await touch(group.getByText("Only for some of the placement"));
    await date(group, "To", line.until);
  }
}

export async function sends(page: Page): Promise<string> {
  await saysItIsAnotherPlace(page);
  await press(page, /^Send /);
  await orTheSame(page);
  await expect(page.getByText(/has gone to|is sent|with the council/i).first()).toBeVisible();
  return offerOn(page);
}

/** A home of the demo has promised places to others: this one is another, where the register leaves room for it. */
async function saysItIsAnotherPlace(page: Page): Promise<void> {
  const question = page.getByRole("radiogroup", { name: "Is this the same place?" });
  if ((await question.count()) === 0) return;
  await question.getByLabel("No, another place", { exact: true }).check();
  const needed = /These offers need (\d+)/.exec(await question.innerText())?.[1];
  await write(page, "How many places are free?", needed ?? "1");
}

/** A home that has promised more places to other stories than it is registered for offers one of them again. */
async function orTheSame(page: Page): Promise<void> {
  const same = page.getByLabel("Yes, the same place", { exact: true });
  if ((await same.count()) === 0) return;
  await same.check();
  await press(page, /^Send /);
}

/** The reference of the offer whose page this is. */
export function offerOn(page: Page): string {
  const reference = /\/offers\/(OF-[0-9A-Z]{6}|[A-Z]{2}-[0-9A-Z]{6})/.exec(page.url())?.[1];
  if (!reference) throw new Error(`${page.url()} is not the page of an offer`);
  return reference;
}
