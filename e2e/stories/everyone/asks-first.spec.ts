import { expect, signIn, test } from "../../people.ts";
import { follow, press } from "../../steps/fields.ts";
import { pressOn } from "../../steps/pressing.ts";

test.describe("Somebody who presses Remove by mistake", () => {
  test("is asked first, and Cancel leaves everything as it was", async ({ browser, scene }) => {
    const person = await scene.newcomer("dudley", "Winifred Hollins", ["broker"]);
    const page = await (await browser.newContext()).newPage();
    await signIn(page, person);
    await page.goto("/account/second-factor");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("2-step verification");
    const remove = page.getByRole("link", { name: /^Remove/ });
    await pressOn(remove);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Remove .+\?$/);
    await follow(page, "Cancel");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("2-step verification");
    await pressOn(remove);
    await expect(page.getByText("It is the only one you have.")).toBeVisible();
    await press(page, "Remove");
    await expect(page.getByText("Your role needs 2-step verification.")).toBeVisible();
    await expect(remove).toBeVisible();
    await page.context().close();
  });
});
