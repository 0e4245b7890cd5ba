import { expect, test } from "../../people.ts";
import { answerOf, board, opensTheBoard } from "../../steps/council.ts";
import { follow, press, write } from "../../steps/fields.ts";
import { touch } from "../../steps/pressing.ts";
import { searchAround } from "../../steps/searches.ts";
import { setsUpAuthenticator } from "../../steps/second-factor.ts";

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
    await touch(broker.getByText(/^Copper Beech Care( Ltd)?: /));
    await follow(broker, /^Invite Copper Beech Care/);
    await write(broker, "Name of its first admin", "Hyacinth Oduya");
    await write(broker, "Their email address", "hyacinth.oduya@copper-beech.example");
    const atOnce = broker.getByRole("checkbox", { name: new RegExp(reference) });
    await expect(atOnce).toBeChecked();
    await press(broker, "Check and continue");
    await expect(broker.getByText("hyacinth.oduya@copper-beech.example")).toBeVisible();
    await press(broker, "Bring on, invite and send the referral");
    await expect(
      broker.getByText(/is on Homeward\. The invitation to Hyacinth Oduya is on its way/),
    ).toBeVisible();
    await expect(broker.getByText(/^Sent today at .* answers due /).first()).toBeVisible();

    // The referral is named in the invitation, whose link leads to it once a password is chosen.
    const invitation = await mailbox.waitFor("hyacinth.oduya@copper-beech.example", /invites you/);
    const admin = await (await browser.newContext()).newPage();
    await admin.goto(mailbox.link(invitation));
    await write(admin, "Choose a password", "short");
    await press(admin, "Save and start");
    await expect(admin.getByRole("alert")).toBeVisible();
    await write(admin, "Choose a password", "copper kettle under the beech");
    await press(admin, "Save and start");
    await setsUpAuthenticator(admin);
    await expect(admin).toHaveURL(new RegExp(`/referrals/${reference}$`));
    await follow(admin, /^Interested for /);
    await write(admin, "Number to ring", "07700 900777");
    await press(admin, "Tell the broker");
    await expect(admin.getByText("The council knows that you are interested")).toBeVisible();
    await expect(admin.getByText("Your organisation is not confirmed yet")).toBeVisible();
    await admin.goto(mailbox.link(invitation));
    await expect(admin.getByRole("heading", { level: 1 })).toHaveText("This link has been used");
    await admin.context().close();
    await opensTheBoard(broker, reference);
    await expect(answerOf(broker, "Copper Beech Care")).toContainText("07700 900777");

    // Nobody else knows yet that it is them: another council sees that, and sends it nothing.
    const elsewhere = await as("Rebecca Tranter");
    await elsewhere.goto("/council/dudley/register/owners/copperbeechcare");
    await expect(elsewhere.getByText("On the portal, not confirmed")).toBeVisible();
    await expect(elsewhere.getByRole("button", { name: "Send what is ticked" })).toHaveCount(0);
    await broker.goto("/council/wolverhampton/providers-to-confirm");
    await follow(broker, /^Copper Beech Care/);
    await expect(broker.getByText("You cannot confirm this one")).toBeVisible();

    // The hub rings the number in the register and confirms it from a phone.
    const officer = await as("Anthea Marlowe");
    await officer.goto("/region");
    await follow(officer, /^Confirm or refuse Copper Beech Care/);
    await press(officer, "Save");
    await expect(officer.getByRole("alert")).toContainText("Choose whether you confirm or refuse it");
    await officer.getByLabel("Confirm: they are who they say they are").check();
    await write(officer, "Who did you ask, and what did they say?", "Rang the office: she answers referrals");
    await press(officer, "Save");
    await expect(officer.getByText("Provider confirmed.", { exact: false })).toBeVisible();
    await elsewhere.goto("/council/dudley/register/owners/copperbeechcare");
    await expect(elsewhere.getByText("On the portal, not confirmed")).toHaveCount(0);
  });
});
