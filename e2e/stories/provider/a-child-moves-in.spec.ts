import { expect, test } from "../../people.ts";
import { opensTheBoard } from "../../steps/council.ts";
import { choose, date, follow, inDays, isToldOf, pick, press, write } from "../../steps/fields.ts";
import { acceptedSearch } from "../../steps/searches.ts";

const MANAGER = "harpreet.bains@ashgrove-care.example";

test.describe("A child moves in and leaves again", () => {
  test("both sides confirm the day, which differs until one corrects it; the home gives notice and the council records the end", async ({
    as,
    scene,
    mailbox,
  }) => {
    const { reference } = await acceptedSearch(scene);

    const manager = await as("Harpreet Bains");
    await manager.goto(`/provider/ashgrove-care/placements?show=planned&q=${reference}`);
    await follow(manager, /PL-/);
    await follow(manager, "Confirm that the child moved in");
    await date(manager, "Day the child moved in", inDays(2));
    await press(manager, "Confirm the move");
    await isToldOf(manager, "The day the child moved in must be today or in the past");
    await date(manager, "Day the child moved in", inDays(-1));
    await press(manager, "Confirm the move");
    await expect(manager.getByText("Saved. The other side is told.")).toBeVisible();
    const [placement = ""] = /PL-[0-9A-Z]{6}/.exec(manager.url()) ?? [];

    const told = await mailbox.waitFor("priya.nandakumar@wolverhampton.example", new RegExp(placement));
    expect(told.text).not.toContain("Linden House");
    const desk = await as("Priya Nandakumar");
    await desk.goto(mailbox.link(told));
    await follow(desk, "Confirm that the child moved in");
    await date(desk, "Day the child moved in", inDays(0));
    await press(desk, "Confirm the move");
    await expect(desk.getByText("The two sides have confirmed different days").first()).toBeVisible();
    await manager.reload();
    await expect(manager.getByText("The two sides have confirmed different days").first()).toBeVisible();
    await follow(desk, "Correct the day the child moved in");
    await date(desk, "Day the child moved in", inDays(-1));
    await write(desk, "Why it is corrected", "We had the day of the visit.");
    await press(desk, "Save the corrected day");
    await expect(desk.getByText(/confirmed by both/)).toBeVisible();
    await follow(desk, "Record a review");
    await date(desk, "Day it was held", inDays(0));
    await press(desk, "Record the review");
    await isToldOf(desk, "Choose what was decided");
    await choose(desk, "What was decided", "The placement continues as planned");
    await date(desk, "Date of the next review (optional)", inDays(80));
    await press(desk, "Record the review");
    await expect(desk.getByText(/^Next review /)).toBeVisible();
    await manager.reload();
    await expect(manager.getByText(/\breviews?\b/i)).toHaveCount(0);
    await opensTheBoard(desk, reference);
    await expect(desk.getByText("Every child has moved in")).toBeVisible();

    await manager.goto(`/provider/ashgrove-care/placements/${placement}`);
    await follow(manager, "Give notice");
    await date(manager, "Last night", inDays(5));
    await pick(manager, "Reason", "Poor match with other children living there");
    await write(manager, "Note", "We keep the room until then.");
    await press(manager, "Give notice");
    await isToldOf(manager, "Say why the notice is shorter than 28 days");
    await expect(manager.getByLabel("Note (optional)")).toHaveValue("We keep the room until then.");
    await write(manager, "Why the notice is shorter than 28 days", "Agreed by phone this morning.");
    await press(manager, "Give notice");
    await expect(manager.getByText("Notice is given. The other side is told.")).toBeVisible();
    const notice = await mailbox.waitFor(
      "priya.nandakumar@wolverhampton.example",
      new RegExp(`Notice given on placement ${placement}`),
    );

    await desk.goto(mailbox.link(notice));
    await expect(desk.getByText("We keep the room until then.").first()).toBeVisible();
    await follow(desk, "Record the end");
    await date(desk, "Last night the child slept there", inDays(0));
    await pick(desk, "Reason it ended", "Poor match with other children living there");
    await press(desk, "Record the end");
    await expect(desk.getByText("The end is recorded. The other side is told.")).toBeVisible();
    await mailbox.waitFor(MANAGER, new RegExp(`Placement ${placement} has ended`));
    await opensTheBoard(desk, reference);
    await expect(desk.getByText("Every placement has ended")).toBeVisible();
    await desk.goto(`/council/wolverhampton/placements?show=ended&q=${placement}`);
    await expect(desk.getByRole("link", { name: new RegExp(placement) })).toBeVisible();
  });
});
