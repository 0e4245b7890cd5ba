import { expect, signIn, test } from "../../people.ts";
import { followsTheMail, prefers, shortlists } from "../../steps/council.ts";
import { choose, date, follow, inDays, isToldOf, pick, press, write } from "../../steps/fields.ts";
import { searchAround } from "../../steps/searches.ts";

const SETTINGS = "/council/wolverhampton/settings/funding";

test.describe("A head of service who is away", () => {
  test("names a deputy, who decides from the mail in their place and never on what they asked for", async ({
    browser,
    scene,
    mailbox,
  }) => {
    const away = await scene.newcomer("wolverhampton", "Beatrix Lonsdale", ["head-of-service"]);
    const stands = await scene.newcomer("wolverhampton", "Conrad Whitmore", ["team-manager"]);
    const page = await (await browser.newContext()).newPage();
    await signIn(page, away);
    await page.goto(SETTINGS);
    await follow(page, "Name a deputy");
    // Neither who is away nor who names them is a deputy to choose.
    await expect(page.getByLabel("Who is their deputy?")).not.toContainText("Beatrix Lonsdale");
    await date(page, "First day", inDays(0));
    await date(page, "Last day", inDays(200));
    await press(page, "Name deputy");
    await isToldOf(page, "Choose a deputy", "3 months");
    await pick(page, "Who is their deputy?", "Conrad Whitmore");
    await date(page, "Last day", inDays(5));
    await press(page, "Name deputy");
    await expect(page.getByText("Deputy named.")).toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: "Conrad Whitmore" })).toContainText(
      "Beatrix Lonsdale",
    );

    const { reference } = await searchAround(scene);
    const officer = await scene.actor("olivia.marsden@ashgrove-care.example", "ashgrove-care");
    await scene.offered(officer, reference, "Linden House");
    const broker = await (await browser.newContext()).newPage();
    await signIn(broker, await scene.newcomer("wolverhampton", "Delia Prowse", ["team-manager"]));
    await shortlists(broker, reference, "Linden House");
    await prefers(broker, reference, "Linden House", "It has the place and the school.");
    await broker.context().close();

    const deputy = await (await browser.newContext()).newPage();
    await signIn(deputy, stands);
    await followsTheMail(deputy, mailbox, stands.email, new RegExp(`Funding to authorise for ${reference}`));
    await expect(deputy.getByText("You are deciding as deputy for Beatrix Lonsdale")).toBeVisible();
    await follow(deputy, /^Authorise$/);
    await write(deputy, "Conditions (optional)", "Reviewed with the virtual school.");
    await date(deputy, "Funded until (optional)", inDays(-1));
    await press(deputy, /^Authorise$/);
    await isToldOf(deputy, "The end date must be in the future");
    await expect(deputy.getByLabel("Conditions (optional)")).toHaveValue("Reviewed with the virtual school.");
    await date(deputy, "Funded until (optional)", inDays(10));
    await press(deputy, /^Authorise$/);
    await expect(deputy.getByText("Funding authorised.")).toBeVisible();

    // Nearer than four weeks: those who decide are asked at once.
    await followsTheMail(
      deputy,
      mailbox,
      stands.email,
      new RegExp(`Decide by .*: funding for ${reference} ends`),
    );
    await expect(deputy.getByText("Reviewed with the virtual school.")).toBeVisible();
    await choose(deputy, "How does it continue?", "Until a new end date");
    await write(deputy, "Why does it continue?", "She is settled.");
    await press(deputy, "Continue the funding");
    await isToldOf(deputy, "Enter the new end date");
    await date(deputy, "New end date (optional)", inDays(90));
    await press(deputy, "Continue the funding");
    await expect(deputy.getByText("Funding continued.")).toBeVisible();
    await expect(deputy.getByText("She is settled.").first()).toBeVisible();
    await followsTheMail(deputy, mailbox, stands.email, new RegExp(`Funding to authorise for ${reference}`));
    await expect(deputy.getByText("Conrad Whitmore as deputy for Beatrix Lonsdale").first()).toBeVisible();

    await page.goto(SETTINGS);
    await follow(page, /^Remove Conrad Whitmore as deputy/);
    await press(page, "Remove deputy");
    await expect(page.getByText("Deputy removed.")).toBeVisible();
    await deputy.context().close();
    await page.context().close();
  });

  test("decides up to the limit that the director has set", async ({ as }) => {
    const director = await as("Helen Okafor");
    await director.goto(SETTINGS);
    await follow(director, /^Change/);
    const label = "Most a head of service can authorise for the first year of a placement";
    await write(director, label, "a lot");
    await press(director, "Save limit");
    await expect(director.getByRole("alert")).toBeVisible();
    await write(director, label, "9,000,000");
    await press(director, "Save limit");
    await expect(director.getByText("Limit saved.")).toBeVisible();
    await expect(
      director.getByText("A head of service can authorise up to £9,000,000.00 for the first year"),
    ).toBeVisible();
    const head = await as("Margaret Adeyemi");
    await head.goto(SETTINGS);
    await expect(head.getByRole("link", { name: /^Change/ })).toHaveCount(0);
    await head.goto(`${SETTINGS}/limit`);
    await expect(head.getByText("Only the director can set the limit")).toBeVisible();
  });
});
