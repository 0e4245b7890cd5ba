import type { Page } from "@playwright/test";
import { expect, test } from "../../people.ts";
import { choose, follow, press, write } from "../../steps/fields.ts";
import { touch } from "../../steps/pressing.ts";
import { searchAround } from "../../steps/searches.ts";

const part = (page: Page, name: string) =>
  page.locator(".card", { has: page.getByRole("heading", { name, exact: true }) }).last();

test.describe("A social worker", () => {
  test("asks about one part of a home's impact assessment, agrees to the rest, and stops the offer while it is not safe", async ({
    as,
    scene,
  }) => {
    const { reference } = await searchAround(scene);
    const officer = await scene.actor("olivia.marsden@ashgrove-care.example", "ashgrove-care");
    const offer = await scene.offered(officer, reference, "Linden House");
    const page = await as("Hannah Whitlock");
    const address = `/council/wolverhampton/referrals/${reference}/offers/${offer}`;
    await page.goto(address);
    await follow(page, "Answer the impact assessment");
    const phones = part(page, "Phones and the internet");
    await touch(phones.getByText("Answer this part"));
    await choose(phones, "Your answer", "We have a question");
    await press(page, /^Send the answers/);
    await expect(phones.getByText("Write the question").first()).toBeVisible();
    await write(phones, "In your words", "May she ring her sister after 10pm?");
    await page.getByLabel("Agree to every part that nobody has answered").check();
    await press(page, /^Send the answers/);
    await expect(page.getByText("May she ring her sister after 10pm?").first()).toBeVisible();

    const home = await as("Olivia Marsden");
    await home.goto(`/provider/ashgrove-care/offers/${offer}`);
    await follow(home, "Reply");
    await write(home, "Your reply", "Yes, from the phone in the hall.");
    await press(home, /^Send to /);
    await expect(home.getByText("Your replies have gone to the council.")).toBeVisible();

    await page.goto(address);
    await expect(page.getByText("The home has replied").first()).toBeVisible();
    await follow(page, "The home, for the child");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("A home for you to think about");
    await expect(page.getByRole("heading", { name: "Your first days" })).toBeVisible();
    await expect(page.locator("article")).not.toContainText("Linden House");
    await page.goto(address);
    await follow(page, "This does not keep the child safe");
    await write(
      page,
      "Why does it not keep the child safe?",
      "The road outside is where she was picked up before.",
    );
    await press(page, "Stop this offer");
    await expect(page.getByText("Nobody can accept this offer now.")).toBeVisible();
    await home.goto(`/provider/ashgrove-care/offers/${offer}`);
    await expect(home.getByText("The road outside is where she was picked up before.").first()).toBeVisible();
    await follow(page, "Withdraw “does not keep the child safe”");
    await write(page, "Why does it keep the child safe after all?", "The home will drive her.");
    await press(page, "Withdraw it");
    await expect(page.getByText("The offer can be accepted again.")).toBeVisible();
  });
});
