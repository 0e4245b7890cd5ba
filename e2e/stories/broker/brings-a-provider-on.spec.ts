import { expect, test } from "../../people.ts";
import { answerOf, board, opensTheBoard } from "../../steps/council.ts";
import { choose, follow, press, tick, write } from "../../steps/fields.ts";
import { searchAround } from "../../steps/searches.ts";

test.describe("A broker who finds an owner in the register", () => {
  test("brings it on: invited by mail, a password chosen, its first referral answered", async ({
    as,
    browser,
    scene,
    mailbox,
  }) => {
    const { reference } = await searchAround(scene);
    const broker = await as("Priya Nandakumar");
    await broker.goto(`${board(reference)}/send?stage=spot&area=councils&councils=E10000028`);
    await broker.getByText(/^Copper Beech Care( Ltd)?: /).click();
    await follow(broker, /^Invite Copper Beech Care/);
    await write(broker, "Name of its first admin", "Hyacinth Oduya");
    await write(broker, "Their email address", "hyacinth.oduya@copper-beech.example");
    await press(broker, "Check and continue");
    await expect(broker.getByText("hyacinth.oduya@copper-beech.example")).toBeVisible();
    await press(broker, "Bring on and send the invitation");
    await expect(
      broker.getByText(/is on Homeward\. The invitation to Hyacinth Oduya is on its way/),
    ).toBeVisible();

    await broker.goto(`${board(reference)}/send`);
    await choose(broker, "Who is asked", "Every provider on the portal");
    await choose(broker, "In which area", "Chosen councils");
    await tick(broker, "Which councils", "Staffordshire", "Stoke-on-Trent");
    await press(broker, "Show whom it reaches");
    await press(broker, /^Send to \d+ provider/);
    await expect(broker.getByText("It is sent.")).toBeVisible();

    const invitation = await mailbox.waitFor("hyacinth.oduya@copper-beech.example", /invites you/);
    const admin = await (await browser.newContext()).newPage();
    await admin.goto(mailbox.link(invitation));
    await write(admin, "Choose a password", "short");
    await press(admin, "Save and start");
    await expect(admin.getByRole("alert")).toBeVisible();
    await write(admin, "Choose a password", "copper kettle under the beech");
    await press(admin, "Save and start");
    await expect(admin).not.toHaveURL(/invitation/);

    const referral = await mailbox.waitFor("hyacinth.oduya@copper-beech.example", new RegExp(reference));
    await admin.goto(mailbox.link(referral));
    await admin
      .getByRole("link", { name: /^Interested for / })
      .first()
      .click();
    await write(admin, "Number to ring", "07700 900777");
    await press(admin, "Tell the broker");
    await expect(admin.getByText("The council knows that you are interested")).toBeVisible();
    await admin.goto(mailbox.link(invitation));
    await expect(admin.getByRole("heading", { level: 1 })).toHaveText("This link has been used");
    await admin.context().close();
    await opensTheBoard(broker, reference);
    await expect(answerOf(broker, "Copper Beech Care")).toContainText("07700 900777");
  });
});
