import { expect, test } from "../../people.ts";
import { date, follow, inDays, isToldOf, press, write } from "../../steps/fields.ts";
import { acceptedSearch } from "../../steps/searches.ts";

const MANAGER = "harpreet.bains@ashgrove-care.example";

test.describe("Reports on a placement", () => {
  test("the home uploads one, the social worker reads it and asks for another; nobody reads a name in a mail", async ({
    as,
    scene,
    mailbox,
  }) => {
    const { reference } = await acceptedSearch(scene);

    const manager = await as("Harpreet Bains");
    await manager.goto(`/provider/ashgrove-care/placements?show=planned&q=${reference}`);
    await follow(manager, /PL-/);
    await follow(manager, "Confirm that the child moved in");
    await date(manager, "Day the child moved in", inDays(-80));
    await write(manager, "Why it is confirmed late", "The agency manager had left.");
    await press(manager, "Confirm the move");
    const [placement = ""] = /PL-[0-9A-Z]{6}/.exec(manager.url()) ?? [];
    await expect(
      manager.getByText(/Monthly report on the child, .*: \d+ days? late\./).first(),
    ).toBeVisible();

    await follow(manager, "See the reports on this placement");
    await follow(manager, /^Upload it Monthly report on the child/);
    await press(manager, "Upload the report");
    await isToldOf(manager, "Choose the file of the report");
    await manager.getByLabel("The file").setInputFiles({
      name: "Amara Quillfeather September.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("Amara sleeps through. She plays netball on Tuesdays."),
    });
    await press(manager, "Upload the report");
    await expect(manager.getByText("Uploaded. We are checking the file.")).toBeVisible();
    await expect(async () => {
      await manager.reload();
      await expect(manager.getByText("Uploaded", { exact: true }).nth(1)).toBeVisible({ timeout: 500 });
    }).toPass();
    await expect(manager.getByText("Amara", { exact: false })).toHaveCount(0);

    const hannah = await as("Hannah Whitlock");
    await hannah.goto("/council/wolverhampton/placements/reports");
    await follow(hannah, new RegExp(placement));
    await follow(hannah, /^Open Monthly report on the child/);
    await expect(hannah.getByText("Amara sleeps through.", { exact: false })).toBeVisible();
    await press(hannah, "Mark as read");
    await expect(hannah.getByText("Marked as read", { exact: true })).toBeVisible();
    await expect(hannah.getByText(/Read by Hannah Whitlock/)).toBeVisible();

    await follow(hannah, "Notification of a serious event");
    await date(hannah, "Day of the event", inDays(2));
    await press(hannah, "Ask for the report");
    await isToldOf(hannah, "The day of the event cannot be in the future");
    await date(hannah, "Day of the event", inDays(-3));
    await press(hannah, "Ask for the report");
    await expect(hannah.getByText("We have emailed the provider.", { exact: false })).toBeVisible();
    const told = await mailbox.waitFor(MANAGER, new RegExp(`Placement ${placement}: report requested`));
    expect(told.text.toLowerCase()).not.toMatch(/amara|serious|regulation|linden/);
    await manager.goto(mailbox.link(told));
    await expect(manager.getByText("Asked for by the council", { exact: false }).first()).toBeVisible();
  });
});
