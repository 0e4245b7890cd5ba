import { expect, test } from "../../people.ts";

test.describe("Anybody who comes to the front door", () => {
  test("sees one heading, in words, without an error in the browser", async ({ page }) => {
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    expect(errors).toEqual([]);
  });

  test("is told plainly when a page does not exist", async ({ page }) => {
    const answer = await page.goto("/no-such-page");
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });

  test("cannot be made to send a form by another site", async ({ page, request, baseURL }) => {
    await page.goto("/");
    const answer = await request.post(`${baseURL}/sign-in`, {
      headers: { origin: "https://evil.example" },
      form: { email: "someone@example.org", password: "a password that is long" },
    });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toContain("nothing was changed");
  });
});
