import { expect, test } from "../../people.ts";
import { follow, press, write } from "../../steps/fields.ts";

test.describe("A council's admin invites somebody who works elsewhere already", () => {
  test("and they are asked first: nothing opens until they have said yes, signed in", async ({
    as,
    browser,
    scene,
    mailbox,
  }) => {
    const invited = await scene.newcomer("walsall", "Philippa Wainwright", ["finance-officer"]);
    const admin = await as("Leroy Campbell");
    await admin.goto("/council/wolverhampton/people/invite");
    await write(admin, "Work email address", invited.email);
    await write(admin, "Name", "P Wainwright");
    await admin.getByLabel("Finance officer").check();
    await press(admin, "Send the invitation");
    // He is the only admin there and nobody confirms what they asked for: the hub does.
    await expect(admin.getByText("Not sent yet.")).toBeVisible();
    expect(await mailbox.of(invited.email)).toHaveLength(0);
    const hub = await as("Anthea Marlowe");
    await hub.goto("/region/people");
    await press(hub, /^Confirm Finance officer for P Wainwright/);
    await expect(hub.getByText("Confirmed. The people concerned have been emailed.")).toBeVisible();
    await admin.goto("/council/wolverhampton/people");
    await expect(admin.getByRole("heading", { name: "Invited, not answered yet" })).toBeVisible();
    await press(admin, "Send again to P Wainwright");
    await expect(admin.getByText("The invitation is on its way")).toBeVisible();
    await expect.poll(async () => (await mailbox.of(invited.email)).length).toBe(2);

    const mail = await mailbox.waitFor(invited.email, /invites you/);
    const theirs = await (await browser.newContext()).newPage();
    await theirs.goto(mailbox.link(mail));
    await follow(theirs, "Sign in");
    await write(theirs, "Email address", invited.email);
    await write(theirs, "Password", invited.password);
    await press(theirs, "Sign in");
    await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(
      "Wolverhampton asks you to act for it",
    );
    expect((await theirs.goto("/council/wolverhampton"))?.status()).toBe(404);
    await theirs.goto("/council/walsall");
    await follow(theirs, /^Change organisation/);
    await follow(theirs, "Wolverhampton");
    await press(theirs, "Accept");
    await expect(theirs).toHaveURL(/\/council\/wolverhampton$/);
    await theirs.context().close();

    await admin.goto("/council/wolverhampton/people");
    await expect(admin.getByRole("link", { name: "Philippa Wainwright" })).toBeVisible();
    await expect(admin.getByText("P Wainwright")).toHaveCount(0);
  });
});
