import { expect, test } from "../../people.ts";
import { choose, date, follow, inDays, isToldOf, pick, press, write } from "../../steps/fields.ts";
import { acceptedSearch } from "../../steps/searches.ts";

test.describe("What comes after a placement", () => {
  test("the broker plans a step-down, the home objects and then agrees; the head of service lists what costs much, which no home sees", async ({
    as,
    scene,
    mailbox,
  }) => {
    const { reference } = await acceptedSearch(scene);

    const manager = await as("Harpreet Bains");
    await manager.goto(`/provider/ashgrove-care/placements?show=planned&q=${reference}`);
    await follow(manager, /PL-/);
    await follow(manager, "Confirm that the child moved in");
    await date(manager, "Day the child moved in", inDays(-9));
    await press(manager, "Confirm the move");
    const [placement = ""] = /PL-[0-9A-Z]{6}/.exec(manager.url()) ?? [];
    const page = `/placements/${placement}`;

    const desk = await as("Priya Nandakumar");
    await desk.goto(`/council/wolverhampton${page}`);
    await follow(desk, "Enter the step-down plan");
    await choose(desk, "Where should the child live next?", "A foster family of an agency");
    await press(desk, "Save the plan");
    await isToldOf(desk, /Enter the date this should happen by/);
    await date(desk, "By which day? (optional)", inDays(120));
    await write(
      desk,
      "What needs to be in place first? (optional)",
      "Three months at school without exclusion.",
    );
    await press(desk, "Save the plan");
    await expect(desk.getByText("Has not answered yet")).toBeVisible();

    const told = await mailbox.waitFor("harpreet.bains@ashgrove-care.example", /step-down plan updated/);
    expect(told.text).not.toMatch(/foster|school|Linden House/);
    await manager.goto(mailbox.link(told));
    await follow(manager, "Agree or object");
    await choose(manager, "Do you agree with the plan?", "I object");
    await press(manager, "Send the answer");
    await isToldOf(manager, "Choose why you object");
    await pick(manager, "Why do you object? (optional)", "The day is too soon");
    await press(manager, "Send the answer");
    await expect(manager.getByText("Objects: The day is too soon")).toBeVisible();
    await desk.reload();
    await expect(desk.getByText("Objects: The day is too soon")).toBeVisible();

    const decider = await as("Margaret Adeyemi");
    await decider.goto("/council/wolverhampton/placements/high-cost");
    await follow(decider, /^(Set|Change) the threshold/);
    await write(decider, "Weekly cost from which a placement is listed (optional)", "4,000");
    await press(decider, "Save threshold");
    await expect(decider.getByText(/£4,000\.00 a week or more/)).toBeVisible();
    await follow(decider, "Placements");
    await decider.goto("/council/wolverhampton/placements/spend");
    await expect(decider.getByText(/\(this week\)/)).toBeVisible();
    await manager.goto("/provider/ashgrove-care/placements/homes");
    await expect(manager.getByRole("link", { name: new RegExp(placement) })).toBeVisible();
    expect((await manager.goto("/council/wolverhampton/placements/high-cost"))?.status()).not.toBe(200);
  });
});
