import { expect, type Page } from "@playwright/test";
import type { Example } from "../world/example.ts";
import { write } from "./fields.ts";
import { touch } from "./pressing.ts";

/** What a form carries of the page that it was filled from: here of one that nobody has ever seen. */
const STALE = { version: "99999", edition: "99999" };

/**
 * Sends a form of the page empty, and as if somebody had been faster: whatever it is for, it is refused and nothing
 * is done. False when the page has no form, or says why none of its forms refuses.
 */
export async function isRefused(page: Page, { path, refuses = {} }: Example): Promise<boolean> {
  if (typeof refuses === "string") return false;
  const forms = page.getByRole("main").locator("form[method=post]");
  const buttons = forms.locator("button:not([aria-hidden]):not([value^=remove])");
  const button = (refuses.press ? forms.getByRole("button", { name: refuses.press }) : buttons).first();
  if (!refuses.press && (await buttons.count()) === 0) return false;
  await button.evaluate(
    (one, { hidden, to }) => {
      const { form } = one as HTMLButtonElement;
      if (form && to) form.action = to;
      for (const field of form?.elements ?? []) {
        if (field instanceof HTMLSelectElement) field.selectedIndex = -1;
        else if (field instanceof HTMLTextAreaElement) field.value = "";
        else if (!(field instanceof HTMLInputElement)) continue;
        else if (field.type === "hidden") field.value = hidden[field.name] ?? field.value;
        else if (field.type === "radio" || field.type === "checkbox") field.checked = false;
        else field.value = "";
      }
    },
    { hidden: { ...STALE, ...refuses.hidden } as Record<string, string>, to: refuses.to },
  );
  for (const [label, text] of Object.entries(refuses.typed ?? {})) await write(page, label, text);
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await touch(button);
  expect([409, 422], `what is sent at ${path} is refused`).toContain((await answered).status());
  const told = page
    .getByRole("alert")
    .or(page.getByRole("heading", { name: "This page was changed after you opened it" }));
  await expect(told.first(), `the refusal at ${path}`).toBeVisible();
  return true;
}
