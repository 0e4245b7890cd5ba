import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../../people.ts";
import { follow, press } from "../../steps/fields.ts";
import { type Project, worldFolder } from "../../world/ports.ts";

test.describe("Somebody who tries the demo", () => {
  const id = "0192f0c1-7a3b-7def-8abc-0123456789ab";
  test.beforeAll(({ browserName: _ }, info) => {
    const folder = join(worldFolder(info.project.name as Project), "mailbox");
    mkdirSync(folder, { recursive: true });
    const mail = {
      id,
      at: new Date().toISOString(),
      to: "visitor@home.example",
      subject: "A mail <b>for</b> you",
      text: "Hello,\n\nOpen it:\nhttp://localhost/somewhere?a=1&b=2\n",
      messageId: `<${id}@homeward>`,
    };
    writeFileSync(join(folder, `${id}.json`), JSON.stringify(mail));
  });

  test("finds the mail of one address and follows its link", async ({ page }) => {
    await page.goto("/mailbox");
    await page.getByLabel("Only mail to this address").fill("Visitor@home.example");
    await press(page, "Show");
    await follow(page, "A mail <b>for</b> you");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("A mail <b>for</b> you");
    await expect(page.getByRole("link", { name: "http://localhost/somewhere?a=1&b=2" })).toBeVisible();
  });

  test("is told when an address has got nothing", async ({ page }) => {
    await page.goto("/mailbox?to=nobody@home.example");
    await expect(page.getByText("Nothing has been sent to nobody@home.example")).toBeVisible();
  });

  test("cannot read other files through it", async ({ page }) => {
    const answer = await page.goto("/mailbox/..%2f..%2fsecrets");
    expect(answer?.status()).toBe(404);
  });
});
