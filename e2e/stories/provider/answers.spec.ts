import { expect, test } from "../../people.ts";
import { answerOf, opensTheBoard } from "../../steps/council.ts";
import { choose, follow, isToldOf, press, write } from "../../steps/fields.ts";
import { offers } from "../../steps/offers.ts";
import { answers, opens, picksUp, readsTheMail } from "../../steps/provider.ts";
import { searchAround } from "../../steps/searches.ts";

const BROKER = "priya.nandakumar@wolverhampton.example";

test.describe("A referrals officer", () => {
  test("passes a referral on to a colleague with a note that stays inside", async ({
    as,
    scene,
    mailbox,
  }) => {
    const { reference } = await searchAround(scene);
    const officer = await as("Olivia Marsden");
    await opens(officer, "ashgrove-care", reference);
    await picksUp(officer);
    await follow(officer, "Pass it on");
    await press(officer, "Pass it on");
    await isToldOf(officer, /./);
    await officer.getByRole("radio", { name: "Harpreet Bains" }).check();
    await write(
      officer,
      "A note for your colleague",
      "Linden House has the place. Ring me before you offer.",
    );
    await press(officer, "Pass it on");
    await expect(officer.getByText("You have passed it on.")).toBeVisible();

    const mail = await mailbox.waitFor("harpreet.bains@ashgrove-care.example", new RegExp(reference));
    expect(mail.text).not.toContain("Ring me before you offer");
    const manager = await as("Harpreet Bains");
    await manager.goto(mailbox.link(mail));
    await expect(manager.getByText("Ring me before you offer.")).toBeVisible();
    await answers.interested(manager, "Linden House", { ring: "07700 900412" });
    const broker = await as("Priya Nandakumar");
    await opensTheBoard(broker, reference);
    await expect(answerOf(broker, "Ashgrove Care")).toContainText("07700 900412");
    await follow(broker, "Ashgrove Care");
    await expect(broker.getByRole("region", { name: "Ashgrove Care" })).toContainText("Harpreet Bains");
    await expect(broker.getByText("Ring me before you offer")).toHaveCount(0);
  });

  test("declines for one home with a reason that the broker sees, and takes it back", async ({
    as,
    scene,
  }) => {
    const { reference } = await searchAround(scene);
    const officer = await as("Olivia Marsden");
    await opens(officer, "ashgrove-care", reference);
    await follow(officer, "Decline for Oak View");
    await press(officer, "Decline for Oak View");
    await isToldOf(officer, /reason|why/i);
    await choose(officer, "Why does this home decline?", "Poor match with children living here");
    await write(officer, "A note for the broker", "Two girls of the same school year live there.");
    await press(officer, "Decline for Oak View");
    await expect(officer.getByText("The council knows that this home declines, and why")).toBeVisible();

    const broker = await as("Priya Nandakumar");
    await broker.goto(`/council/wolverhampton/referrals/${reference}/deliveries`);
    const card = broker.getByRole("region", { name: "Ashgrove Care" });
    await expect(card).toContainText(/poor match with children living here/i);
    await expect(card).toContainText("Two girls of the same school year live there.");
    await press(officer, "Take the answer back for Oak View");
    await expect(officer.getByText("The answer is taken back.")).toBeVisible();
    await expect(officer.getByRole("link", { name: "Interested for Oak View" })).toBeVisible();
  });

  test("is interested first, and offers when the broker has rung", async ({ as, scene, mailbox }) => {
    const { reference } = await searchAround(scene);
    const officer = await as("Bronwen Ellis");
    await readsTheMail(officer, mailbox, "bronwen.ellis@fernhill-homes.example", reference);
    await answers.interested(officer, "Meadow Lodge", { ring: "07700 900421", weekly: "£4,600" });
    const broker = await as("Priya Nandakumar");
    const interest = await mailbox.waitFor(BROKER, new RegExp(`A provider is interested in ${reference}`));
    await broker.goto(mailbox.link(interest));
    await expect(broker.getByText("07700 900421").first()).toBeVisible();
    await offers(officer, "Meadow Lodge", [{ kind: "Core weekly fee", price: "4,595.50" }]);
    const offer = await mailbox.waitFor(BROKER, new RegExp(`An offer for ${reference}`));
    await broker.goto(mailbox.link(offer));
    await expect(broker.getByText("£4,595.50").first()).toBeVisible();
  });
});
