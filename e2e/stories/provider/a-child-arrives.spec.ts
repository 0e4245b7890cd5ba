import { expect, test } from "../../people.ts";
import { follow, isToldOf, pick, press, write } from "../../steps/fields.ts";
import { acceptedSearch } from "../../steps/searches.ts";

test.describe("A child arrives", () => {
  test("both sides tick what is done before the child arrives, see what is missing, and a colleague's ticks are not lost", async ({
    as,
    scene,
  }) => {
    const { reference } = await acceptedSearch(scene);

    const manager = await as("Harpreet Bains");
    await manager.goto(`/provider/ashgrove-care/placements?show=planned&q=${reference}`);
    await follow(manager, /PL-/);
    await expect(manager.getByText(/^Ashgrove Care.*: room, first meal/)).toBeVisible();
    await follow(manager, "See the arrival plan");
    const [placement = ""] = /PL-[0-9A-Z]{6}/.exec(manager.url()) ?? [];
    const colleague = await as("Olivia Marsden");
    await colleague.goto(manager.url());

    await manager.getByRole("checkbox", { name: "The child’s room is ready" }).check();
    await manager
      .getByRole("checkbox", { name: "The first meal is planned, with what the child eats and does not eat" })
      .check();
    await press(manager, "Save the plan");
    await expect(manager.getByText("Saved. Both sides see it.")).toBeVisible();

    await colleague.getByRole("checkbox", { name: "The child’s room is ready" }).check();
    await colleague
      .getByRole("checkbox", {
        name: "The home’s day and night numbers are right on this page or given in the note",
      })
      .check();
    await press(colleague, "Save the plan");
    await isToldOf(colleague, /changed after you opened it/);
    await expect(colleague.getByText("Saved while you were writing")).toBeVisible();
    await expect(colleague.getByText(/Ticked by Harpreet Bains/).first()).toBeVisible();
    await expect(
      colleague.getByRole("checkbox", {
        name: "The home’s day and night numbers are right on this page or given in the note",
      }),
    ).toBeChecked();
    await press(colleague, "Save the plan");
    await expect(colleague.getByText("Saved. Both sides see it.")).toBeVisible();

    const desk = await as("Priya Nandakumar");
    await desk.goto(`/council/wolverhampton/placements/${placement}/plans/arrival`);
    await desk.getByRole("checkbox", { name: "The time of arrival is agreed" }).check();
    await desk.getByRole("checkbox", { name: "Who brings the child is agreed" }).check();
    await press(desk, "Save the plan");
    await isToldOf(desk, "Enter the time", "Choose who brings the child");
    await write(desk, "Time (The time of arrival is agreed)", "half four");
    await press(desk, "Save the plan");
    await isToldOf(desk, "Enter the time in hours and minutes, for example 17:30 or 5:30pm");
    await write(desk, "Time (The time of arrival is agreed)", "4.30pm");
    await pick(desk, "Who (Who brings the child is agreed)", "The child’s social worker");
    await press(desk, "Save the plan");
    await expect(desk.getByText("Saved. Both sides see it.")).toBeVisible();

    await manager.reload();
    await expect(manager.getByText("4:30pm")).toBeVisible();
    await follow(manager, /^Untick.*The child’s room is ready/);
    await press(manager, "Untick");
    await isToldOf(manager, "Say why");
    await write(manager, "Why it is not done", "The window does not close.");
    await press(manager, "Untick");
    await expect(manager.getByText("Unticked. It’s back on your list.")).toBeVisible();
    await follow(manager, "Add an item");
    await write(manager, "What has to be done", "A key to the bike shed");
    await manager.getByRole("checkbox", { name: "It must be done before the child arrives" }).check();
    await press(manager, "Add the item");
    await desk.reload();
    await expect(desk.getByText(/The window does not close\./).first()).toBeVisible();
    await expect(desk.getByText(/: room, who is on shift.*, A key to the bike shed$/)).toBeVisible();
  });
});
