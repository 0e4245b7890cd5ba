import { expect, test } from "../../people.ts";
import { board, opensTheBoard } from "../../steps/council.ts";
import { follow, isToldOf, press, write } from "../../steps/fields.ts";
import { opens } from "../../steps/provider.ts";
import { searchAround } from "../../steps/searches.ts";
import { passesTheGate, publishesWider } from "../../steps/writing.ts";

const ASHGROVE = "olivia.marsden@ashgrove-care.example";
const FERNHILL = "bronwen.ellis@fernhill-homes.example";

test.describe("A broker whose plan changes", () => {
  test("sends what changed, and an offer waits until it is confirmed", async ({ as, scene, mailbox }) => {
    const { reference } = await searchAround(scene);
    const officer = await scene.actor(ASHGROVE, "ashgrove-care");
    const offer = await scene.offered(officer, reference, "Linden House");
    const broker = await as("Priya Nandakumar");
    await broker.goto(`${board(reference)}/edit/strengths`);
    await write(broker, "What does the child wish for?", "To stay at her school and to keep her rabbit.");
    await press(broker, "Save and go back");
    await broker.goto(`${board(reference)}/edit/gate`);
    await publishesWider(broker, "Age 13 to 15, near WV10");
    await passesTheGate(broker);
    await broker.goto(`${board(reference)}/amend`);
    await expect(broker.getByText("13 to 15").first()).toBeVisible();
    await expect(broker.getByText("To stay at her school and to keep her rabbit.").first()).toBeVisible();
    await press(broker, /^Send the change/);
    await expect(broker.getByText("The change is sent.")).toBeVisible();

    await broker.goto(`${board(reference)}/offers/${offer}`);
    await expect(broker.getByText("Waiting for the provider")).toBeVisible();
    await expect(broker.getByRole("link", { name: /^Prefer this/ })).toHaveCount(0);
    await broker.goto(`${board(reference)}/offers/${offer}/prefer`);
    await expect(broker.getByRole("button", { name: "Request funding approval" })).toHaveCount(0);

    const provider = await as("Olivia Marsden");
    const mail = await mailbox.waitFor(ASHGROVE, new RegExp(`${reference} has changed`));
    await provider.goto(mailbox.link(mail));
    await opens(provider, "ashgrove-care", reference);
    await expect(provider.getByText("Changed", { exact: true }).first()).toBeVisible();
    await expect(provider.getByText(/keep her rabbit/).first()).toBeVisible();
    await expect(provider.getByRole("heading", { level: 1 })).toContainText("Girl, 13 to 15 ");
    await provider.goto(`/provider/ashgrove-care/offers/${offer}`);
    await follow(provider, "See what changed");
    await expect(provider.getByText(/keep her rabbit/).first()).toBeVisible();
    await press(provider, "Confirm the offer as it is");
    await expect(provider.getByText("The council knows that your offer holds")).toBeVisible();
    await broker.goto(`${board(reference)}/offers/${offer}`);
    await expect(broker.getByText("Waiting for the provider")).toHaveCount(0);
  });

  test("withdraws, and everybody whom it touches is told why", async ({ as, scene, mailbox }) => {
    const { reference } = await searchAround(scene);
    const officer = await scene.actor(ASHGROVE, "ashgrove-care");
    const offer = await scene.offered(officer, reference, "Linden House");
    const broker = await as("Priya Nandakumar");
    await opensTheBoard(broker, reference);
    await follow(broker, "Withdraw the referral");
    await press(broker, "Withdraw the referral");
    await isToldOf(broker, /./);
    await write(broker, "Why is it withdrawn?", "Her aunt can look after her from tonight.");
    await press(broker, "Withdraw the referral");
    await expect(broker.getByText("The referral is withdrawn.")).toBeVisible();

    for (const [email, who, slug, what] of [
      [ASHGROVE, "Olivia Marsden", "ashgrove-care", `The search for ${reference} has ended`],
      [FERNHILL, "Bronwen Ellis", "fernhill-homes", `The search for ${reference} has ended`],
    ] as const) {
      const mail = await mailbox.waitFor(email, new RegExp(what));
      expect(mail.text).not.toContain("aunt");
      const page = await as(who);
      await page.goto(mailbox.link(mail));
      await opens(page, slug, reference);
      await expect(page.getByText("Her aunt can look after her from tonight.").first()).toBeVisible();
      await expect(page.getByRole("link", { name: /^(Make an offer|Interested|Decline) / })).toHaveCount(0);
    }
    const provider = await as("Olivia Marsden");
    await provider.goto(`/provider/ashgrove-care/offers/${offer}`);
    await expect(provider.getByRole("link", { name: "Withdraw the offer" })).toHaveCount(0);
  });
});
