import type { Page } from "@playwright/test";
import { EXAMPLE_PAGES } from "../../../app/domains/referrals/example-referral.ts";
import { expect, test } from "../../people.ts";
import { board } from "../../steps/council.ts";
import { choose, follow, isToldOf, press } from "../../steps/fields.ts";
import { pressOn, touch } from "../../steps/pressing.ts";
import { passesTheGate } from "../../steps/writing.ts";

const GURDEEP = "gurdeep.sahota@wolverhampton.example";

test.describe("A known name", () => {
  test("stays in the text only when a second person agrees", async ({ as, scene, mailbox }) => {
    // The child of the factories is Amara Quillfeather of Thistledown Academy.
    const narrative = `${EXAMPLE_PAGES.narrative.narrative} Amara is the name of her doll. Thistledown Academy is near.`;
    const broker = await scene.actor("priya.nandakumar@wolverhampton.example", "wolverhampton");
    const reference = await scene.checked(broker, { pages: { narrative: { narrative } } });
    const gate = `${board(reference)}/edit/gate`;
    const priya = await as("Priya Nandakumar");
    const gurdeep = await as("Gurdeep Sahota");

    await test.step("The broker leaves two known names in, and must say why", async () => {
      await priya.goto(gate);
      await touch(priya.getByText(/^See and change: /));
      await leavesIn(priya, "Amara", "");
      await press(priya, "Save what I changed");
      await isToldOf(priya, /[Ss]ay why/);
      await leavesIn(priya, "Amara", "It is a doll");
      await leavesIn(priya, "Thistledown Academy", "It is near");
      await press(priya, "Save what I changed");
      await expect(priya.getByText("They were told by mail and find it on their home")).toBeVisible();
      await priya.goto(`${board(reference)}/edit/check`);
      await expect(priya.getByText("A second person must agree that 2 known names").first()).toBeVisible();
      await expect(priya.getByRole("link", { name: "Choose who to send it to" })).toHaveCount(0);
    });
    await test.step("A second person is mailed without the names, and finds it on their home", async () => {
      const mail = await mailbox.waitFor(GURDEEP, new RegExp(`A second person is asked about ${reference}`));
      expect(mail.text).not.toMatch(/Amara|Thistledown/);
      expect(mailbox.link(mail)).toContain(gate);
      await gurdeep.goto("/council/wolverhampton");
      await pressOn(
        gurdeep
          .getByRole("listitem")
          .filter({ hasText: reference })
          .filter({ hasText: "Second check needed" })
          .getByRole("link")
          .first(),
      );
      await expect(gurdeep).toHaveURL(new RegExp(`${gate}$`));
    });
    await test.step("One may stay, the other is masked", async () => {
      await decides(gurdeep, "Amara", "Yes, it does not identify the child");
      await decides(gurdeep, "Thistledown Academy", "No, mask it");
      await expect(gurdeep.getByRole("link", { name: /^Decide on/ })).toHaveCount(0);
    });
    await test.step("The broker reads it again, and the gate is open", async () => {
      await priya.goto(gate);
      await passesTheGate(priya);
      await priya.goto(`${board(reference)}/edit/check`);
      await expect(priya.getByRole("link", { name: "Choose who to send it to" })).toBeVisible();
    });
  });
});

async function leavesIn(page: Page, name: string, why: string): Promise<void> {
  const finding = page.locator(".gate-item").filter({ hasText: `“${name}”` });
  await finding.getByLabel("Leave it in").check();
  await finding.getByLabel("Why it may stay").fill(why);
}

async function decides(page: Page, name: string, answer: string): Promise<void> {
  await follow(page, `Decide on “${name}”`);
  await choose(page, "Can it stay in?", answer);
  await press(page, "Save the decision");
  await expect(page.getByRole("heading", { level: 1, name: "What providers will read" })).toBeVisible();
}
