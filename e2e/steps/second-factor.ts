import { expect, type Page } from "@playwright/test";
import { generateSync } from "otplib";
import { follow, press, write } from "./fields.ts";

/** The code that an authenticator app with this key shows. */
export function codeOf(secret: string, at = Date.now()): string {
  return generateSync({ secret, epoch: Math.floor(at / 1000) });
}

/** Somebody whose role needs a second factor sets up an authenticator app by the key on the page; gives the recovery codes. */
export async function setsUpAuthenticator(page: Page): Promise<{ secret: string; recoveryCodes: string[] }> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Set up 2-step verification");
  await follow(page, "Set up an authenticator app");
  const secret = (await page.locator("[data-secret]").innerText()).replace(/\s/g, "");
  await write(page, "Security code", codeOf(secret));
  await press(page, "Finish setting up");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Save your recovery codes");
  const recoveryCodes = await page.locator(".recovery-codes code").allInnerTexts();
  await follow(page, "I have saved them, continue");
  return { secret, recoveryCodes };
}
