import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { type Browser, chromium, type Page } from "@playwright/test";
import { type Person, personCalled, signIn } from "../e2e/people.ts";
import { systemChromium } from "./test/chromium.mjs";

/** `npm run screens`: the pictures of the README, taken from the demo that `npm start` runs. */
const BASE = process.env.APP_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
const PEOPLE = ".data/demo-people.json";
const FOLDER = "docs/screens";

type Shot = { name: string; who: string; path: (page: Page) => Promise<void>; width: number; height: number };

/** Opens the first referral of the list that has several offers: the board has most to show. */
async function openReferralWithOffers(page: Page): Promise<void> {
  const row = page.getByRole("listitem").filter({ hasText: /[2-9] offers/ });
  await row.getByRole("link", { name: /HW-/ }).first().click();
}

const SHOTS: Shot[] = [
  {
    name: "provider-inbox-phone",
    who: "referrals officer",
    width: 375,
    height: 812,
    path: async (page) => {
      await page
        .getByRole("link", { name: /referrals/i })
        .first()
        .click();
    },
  },
  {
    name: "referral-desk",
    who: "broker",
    width: 1280,
    height: 1100,
    path: async (page) => {
      await page
        .getByRole("link", { name: /referrals/i })
        .first()
        .click();
      await openReferralWithOffers(page);
    },
  },
];

async function take(browser: Browser, people: Person[], shot: Shot): Promise<void> {
  const { width, height } = shot;
  const context = await browser.newContext({ baseURL: BASE, viewport: { width, height }, locale: "en-GB" });
  try {
    const page = await context.newPage();
    await signIn(page, personCalled(people, shot.who));
    await shot.path(page);
    await page.screenshot({ path: `${FOLDER}/${shot.name}.png` });
    console.log(`${FOLDER}/${shot.name}.png`);
  } finally {
    await context.close();
  }
}

if (!existsSync(PEOPLE))
  throw new Error("The pictures are of the demo: run npm start first and leave it running.");
const people = JSON.parse(readFileSync(PEOPLE, "utf8")) as Person[];
mkdirSync(FOLDER, { recursive: true });
const executablePath = systemChromium();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ["--no-sandbox"],
});
try {
  for (const shot of SHOTS) await take(browser, people, shot);
} finally {
  await browser.close();
}
