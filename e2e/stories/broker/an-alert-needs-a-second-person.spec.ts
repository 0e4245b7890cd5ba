import { expect, test } from "../../people.ts";
import { date, follow, press, write } from "../../steps/fields.ts";

test.describe("A quality officer who hears that a home takes no more children", () => {
  test("raises an alert that warns others, and stops them once a second person confirms it", async ({
    as,
    scene,
  }) => {
    const [service] = await scene.rows<{ id: string }>(
      "select id from services where owner_name = 'Lakeland Futures CIC' limit 1",
    );
    const page = `register/${service?.id}`;
    const first = await as("Rebecca Tranter");
    await first.goto(`/council/dudley/${page}/alerts/new`);
    await first.getByLabel("Suspension of placements").check();
    await write(first, "What has happened?", "The manager told us that nobody is taken this month.");
    await date(first, "When will you review it?", "1 3 2027");
    await write(first, "Web address of the notice", "https://ofsted.gov.uk.example/notice");
    await press(first, "Raise the alert");
    await expect(first.getByRole("alert")).toContainText("gov.uk site");
    await write(first, "Web address of the notice", "");
    await press(first, "Raise the alert");
    await expect(first.getByText(/not yet confirmed by a second person/).first()).toBeVisible();
    await expect(first.getByRole("link", { name: /Confirm it as a second person/ })).toHaveCount(0);

    const second = await as("Yasmin Farooqi");
    await second.goto(`/council/wolverhampton/${page}`);
    await expect(second.getByText(/Raised by Rebecca Tranter of Dudley/)).toBeVisible();
    await follow(second, /^Confirm it as a second person/);
    await second.getByLabel("Yes, stop placements by every council").check();
    await write(second, "How do you know?", "The responsible individual wrote to us as well.");
    await press(second, "Save");
    await expect(second.getByText(/confirmed by Yasmin Farooqi of Wolverhampton/)).toBeVisible();
    await expect(second.getByText(/It stops new placements/)).toBeVisible();
  });
});
