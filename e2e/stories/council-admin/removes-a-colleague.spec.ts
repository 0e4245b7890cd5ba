import { expect, givesCode, signIn, test } from "../../people.ts";
import { board } from "../../steps/council.ts";
import { follow, isToldOf, press, write } from "../../steps/fields.ts";

test.describe("A council's admin", () => {
  test("removes a colleague: signed out at once, old links explained, the work with the duty owner", async ({
    as,
    browser,
    scene,
    mailbox,
  }) => {
    const leaver = await scene.newcomer("wolverhampton", "Roderick Pemberton", ["broker"]);
    const reference = await scene.searching(await scene.actor(leaver.email, "wolverhampton"));
    const officer = await scene.actor("olivia.marsden@ashgrove-care.example", "ashgrove-care");
    await scene.offered(officer, reference, "Linden House");
    const mail = await mailbox.waitFor(leaver.email, new RegExp(`An offer for ${reference}`));
    const theirs = await (await browser.newContext()).newPage();
    await signIn(theirs, leaver);
    await theirs.goto(mailbox.link(mail));
    await expect(theirs.getByText(reference).first()).toBeVisible();

    const admin = await as("Leroy Campbell");
    await admin.goto("/council/wolverhampton/people");
    await follow(admin, "Roderick Pemberton");
    await follow(admin, "Remove Roderick Pemberton");
    await press(admin, "Remove Roderick Pemberton");
    await isToldOf(admin, /./);
    await write(admin, "Why?", "Has left the council.");
    await press(admin, "Remove Roderick Pemberton");
    await expect(admin.getByRole("link", { name: "Roderick Pemberton" })).toHaveCount(0);

    await theirs.goto(board(reference));
    await expect(theirs).toHaveURL(/\/sign-in/);
    await theirs.getByLabel(/email/i).fill(leaver.email);
    await theirs
      .getByLabel(/password/i)
      .first()
      .fill(leaver.password);
    await press(theirs, "Sign in");
    await givesCode(theirs, "Sign in");
    await expect(theirs).not.toHaveURL(/\/sign-in/);
    const answer = await theirs.goto(mailbox.link(mail));
    expect(answer?.status()).toBe(404);
    await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("We can't find that");
    await theirs.goto("/organisations");
    await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("You belong to no organisation");
    await theirs.context().close();

    await mailbox.waitFor("gurdeep.sahota@wolverhampton.example", new RegExp(`${reference} is yours now`));
    const duty = await as("Gurdeep Sahota");
    await duty.goto(board(reference));
    await expect(duty.getByText("Gurdeep Sahota").first()).toBeVisible();
    const provider = await as("Olivia Marsden");
    await provider.goto(`/provider/ashgrove-care/referrals/${reference}`);
    await expect(provider.getByRole("region", { name: /^Who to ring/ })).toContainText("Gurdeep Sahota");
  });
});
