import { expect, givesCode, signIn, test } from "../../people.ts";
import { follow, press, write } from "../../steps/fields.ts";
import { codeOf, setsUpAuthenticator } from "../../steps/second-factor.ts";

test.describe("Somebody whose role can see who a child is", () => {
  test("sets up an authenticator app after the password and reaches nothing before", async ({
    browser,
    scene,
    mailbox,
  }) => {
    const person = await scene.newcomer("dudley", "Marigold Hanbury", ["broker"]);
    await scene.rows(
      "delete from auth.factors f using access.people p where p.id = f.person_id and p.email = $1",
      [person.email],
    );
    const page = await (await browser.newContext()).newPage();
    await signIn(page, person);
    for (const path of ["/council/dudley", "/organisations", "/account", "/account/password"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Set up 2-step verification");
    }
    await follow(page, "Set up an authenticator app");
    await write(page, "Security code", "000000");
    await press(page, "Finish setting up");
    await expect(page.getByRole("alert")).toContainText("This is not the code the app is showing now");
    await page.goto("/council/dudley");
    const { recoveryCodes } = await setsUpAuthenticator(page);
    await expect(page).toHaveURL(/\/council\/dudley$/);
    expect(recoveryCodes).toHaveLength(10);
    await mailbox.waitFor(person.email, /authenticator app was added/);
    await press(page, "Sign out");

    // The phone is lost: a recovery code signs in, once.
    for (const [index, works] of [true, false].entries()) {
      await page.goto("/sign-in");
      await write(page, "Email address", person.email);
      await write(page, "Password", person.password);
      await press(page, /^Sign in$/);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Enter your security code");
      await page.goto("/council/dudley");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Enter your security code");
      await write(page, "Security code", recoveryCodes[0] ?? "");
      await press(page, "Sign in");
      if (!works) await expect(page.getByRole("alert")).toContainText("wrong or has already been used");
      else await expect(page).toHaveURL(/\/council\/dudley$/);
      if (index === 0) await press(page, "Sign out");
    }
    await mailbox.waitFor(person.email, /You have 9 codes left/);
    await page.context().close();
  });

  test("is asked again before the child's page and loses nothing that was typed there", async ({
    browser,
    scene,
  }) => {
    const person = await scene.newcomer("wolverhampton", "Clementine Ashby", ["broker"]);
    const reference = await scene.begun(await scene.actor(person.email, "wolverhampton"));
    const child = `/council/wolverhampton/referrals/${reference}/edit/child`;
    const page = await (await browser.newContext()).newPage();
    await signIn(page, person);
    await page.goto(child);
    await follow(page, "Show page");
    await write(page, "Given name", "Araminta");
    await scene.confirmedLongAgo(person.email);
    await press(page, "Save and go back");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirm that it is you");
    await expect(page.getByText("What you entered is kept")).toBeVisible();
    await write(page, "Security code", "123456");
    await press(page, "Confirm");
    await expect(page.getByRole("alert")).toContainText("wrong or has already been used");
    const other = await page.context().newPage();
    await other.goto(child);
    await expect(other.getByRole("heading", { level: 1 })).toHaveText("Confirm that it is you");
    await givesCode(page, "Confirm");
    await press(page, "Send it now");
    await expect(page.getByText("What you wrote is saved")).toBeVisible();
    await page.goto(child);
    await follow(page, "Show page");
    await expect(page.getByLabel("Given name")).toHaveValue("Araminta");
    await page.context().close();
  });
});

test.describe("Somebody at a desk", () => {
  test("adds a passkey and signs in with it alone @desk-only: a passkey needs JavaScript; the phone uses codes", async ({
    browser,
    scene,
  }) => {
    const person = await scene.newcomer("dudley", "Rosamund Thwaite", ["finance-officer"]);
    const page = await (await browser.newContext()).newPage();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("WebAuthn.enable");
    await devtools.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await signIn(page, person);
    await page.goto("/account/second-factor/passkey");
    await write(page, "Name for this passkey", "Work laptop");
    await press(page, "Add the passkey");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Save your recovery codes");
    await follow(page, "I have saved them, continue");
    await press(page, "Sign out");
    await follow(page, "Sign in with a passkey");
    await press(page, "Sign in with a passkey");
    await expect(page).toHaveURL(/\/council\/dudley$/);
    // The same passkey confirms.
    await scene.confirmedLongAgo(person.email);
    await page.goto("/account/confirm?next=/account/second-factor");
    await follow(page, "Use a passkey");
    await press(page, "Use the passkey");
    await expect(page.getByRole("heading", { level: 2, name: "Work laptop" })).toBeVisible();
    await page.context().close();
  });
});

test("The codes of an app are those of the standard", () => {
  // RFC 6238, appendix B, cut to six digits.
  expect(codeOf("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 59_000)).toBe("287082");
});
