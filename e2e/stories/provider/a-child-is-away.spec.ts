import { expect, test } from "../../people.ts";
import { choose, date, dayInWords, follow, inDays, isToldOf, press, write } from "../../steps/fields.ts";
import { acceptedSearch } from "../../steps/searches.ts";

const BROKER = "priya.nandakumar@wolverhampton.example";

test.describe("A child is away from the placement", () => {
  test("the home records it, the council reads it and records another; each corrects and withdraws its own, and a head of service decides the fee", async ({
    as,
    scene,
    mailbox,
  }) => {
    const { reference } = await acceptedSearch(scene);

    const manager = await as("Harpreet Bains");
    await manager.goto(`/provider/ashgrove-care/placements?show=planned&q=${reference}`);
    await follow(manager, /PL-/);
    await expect(manager.getByRole("link", { name: "Record an absence" })).toHaveCount(0);
    await follow(manager, "Confirm that the child moved in");
    await date(manager, "Day the child moved in", inDays(-9));
    await press(manager, "Confirm the move");
    const [placement = ""] = /PL-[0-9A-Z]{6}/.exec(manager.url()) ?? [];

    await follow(manager, "Record an absence");
    await date(manager, "First night away", inDays(-12));
    await press(manager, "Record the absence");
    await isToldOf(manager, "Choose where the child is");
    await choose(manager, "Where the child is", "Missing");
    await press(manager, "Record the absence");
    await isToldOf(manager, /The first night away must not be before the child moved in/);
    await date(manager, "First night away", inDays(-6));
    await press(manager, "Record the absence");
    await expect(manager.getByText("Absence recorded. The other side is told by email.")).toBeVisible();
    await expect(
      manager.getByText(new RegExp(`Away since \\w+ ${dayInWords(inDays(-6))}`)).first(),
    ).toBeVisible();

    const told = await mailbox.waitFor(BROKER, new RegExp(`Placement ${placement}: new entry to check`));
    expect(told.text.toLowerCase()).not.toMatch(/missing|linden house/);
    const desk = await as("Priya Nandakumar");
    await desk.goto(mailbox.link(told));
    await expect(desk.getByText(/Recorded by Harpreet Bains for the provider/)).toBeVisible();
    await expect(desk.getByRole("link", { name: /^Withdraw/ })).toHaveCount(0);
    await expect(
      desk.getByText(/Recorded by the provider, so only the provider can change it/),
    ).toBeVisible();
    await follow(desk, "Record an absence");
    await choose(desk, "Where the child is", "In hospital");
    await date(desk, "First night away", inDays(-4));
    await press(desk, "Record the absence");
    await isToldOf(desk, /Another absence covers some of these nights: missing/);

    await follow(manager, /^Correct or record the return/);
    await date(manager, "First night back (optional)", inDays(-4));
    await press(manager, "Save the correction");
    await expect(manager.getByText("Absence corrected. The other side is told by email.")).toBeVisible();
    await expect(manager.getByText(/\(2 nights\)/).first()).toBeVisible();

    await press(desk, "Record the absence");
    await expect(desk.getByText("Absence recorded. The other side is told by email.")).toBeVisible();
    await follow(desk, /^Withdraw/);
    await press(desk, "Withdraw the absence");
    await expect(desk.getByText("Absence withdrawn. The other side is told by email.")).toBeVisible();
    await manager.reload();
    await expect(manager.getByText("Withdrawn", { exact: true })).toBeVisible();
    await expect(manager.getByText(/Withdrawn by Priya Nandakumar for the council/)).toBeVisible();
    await expect(
      manager.getByText(/Full fee while away, unless the council decides otherwise/),
    ).toBeVisible();

    const decider = await as("Margaret Adeyemi");
    await decider.goto(`/council/wolverhampton/placements/${placement}`);
    await expect(decider.getByRole("link", { name: "Record an absence" })).toHaveCount(0);
    await follow(decider, /^Decide the fee while away/);
    await write(decider, "Percentage of the fee to pay", "101");
    await press(decider, "Decide the fee");
    await isToldOf(decider, "Percentage of the fee to pay must be a whole number from 0 to 100");
    await write(decider, "Percentage of the fee to pay", "80");
    await press(decider, "Decide the fee");
    await expect(
      decider.getByText("Fee for this absence decided. Both sides are told by email."),
    ).toBeVisible();
    await expect(decider.getByText(/Fee decided by Margaret Adeyemi for the council/)).toBeVisible();
    await manager.reload();
    await expect(manager.getByText(/80% of the fee while away/)).toBeVisible();
    await expect(manager.getByText(/Margaret Adeyemi/)).toHaveCount(0);
  });
});
