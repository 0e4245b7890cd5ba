import { expect, test } from "../../people.ts";
import { choose, date, dayInWords, follow, inDays, isToldOf, press, write } from "../../steps/fields.ts";
import { acceptedSearch } from "../../steps/searches.ts";

const HEAD = "margaret.adeyemi@wolverhampton.example";
const MANAGER = "harpreet.bains@ashgrove-care.example";

test.describe("A change to a running placement", () => {
  test("the home asks for extra staffing, is refused, asks again and gets four weeks that end by themselves; what the council asks for waits for the home", async ({
    as,
    scene,
    mailbox,
  }) => {
    const { reference } = await acceptedSearch(scene);

    const manager = await as("Harpreet Bains");
    await manager.goto(`/provider/ashgrove-care/placements?show=planned&q=${reference}`);
    await follow(manager, /PL-/);
    await expect(manager.getByRole("link", { name: "Ask for a change to the fee" })).toHaveCount(0);
    await follow(manager, "Confirm that the child moved in");
    await date(manager, "Day the child moved in", inDays(-9));
    await press(manager, "Confirm the move");
    const [placement = ""] = /PL-[0-9A-Z]{6}/.exec(manager.url()) ?? [];

    const asks = async (until: number | null) => {
      await follow(manager, /^Ask for a change/);
      await choose(manager, "What changes", "Extra staffing");
      await write(manager, "What it pays for", "Second worker at night");
      await write(manager, "Amount a week", "350");
      await date(manager, "First night", inDays(-3));
      if (until !== null) await date(manager, "Last night (optional)", inDays(until));
      await write(manager, "Reason", "Two incidents at night since the weekend.");
      await write(manager, "Evidence", "Night log, sent by secure email.");
      await press(manager, "Send the request");
    };
    await asks(null);
    await isToldOf(manager, /extra staffing has an end and can be extended/);
    await date(manager, "Last night (optional)", inDays(120));
    await press(manager, "Send the request");
    await expect(manager.getByText(/^Sent to the council\./)).toBeVisible();
    await expect(manager.getByText("Waiting for a decision")).toBeVisible();
    await expect(manager.getByText("Backdated: 3 nights before today, £150.00")).toBeVisible();

    const told = await mailbox.waitFor(HEAD, new RegExp(`Placement ${placement}: change to authorise`));
    expect(told.text).not.toMatch(/Second worker|350|Linden House/);
    const desk = await as("Priya Nandakumar");
    await desk.goto(`/council/wolverhampton/placements/${placement}/changes`);
    await expect(desk.getByText("Two incidents at night since the weekend.")).toBeVisible();
    await expect(desk.getByRole("link", { name: /^Decide/ })).toHaveCount(0);

    const decider = await as("Margaret Adeyemi");
    await decider.goto(mailbox.link(told));
    await follow(decider, /^Decide/);
    await choose(decider, "Decision", "Refuse");
    await press(decider, "Save the decision");
    await isToldOf(decider, "Write your question, or why you refuse");
    await write(decider, "Question or reason (optional)", "Four months is too long without a review.");
    await press(decider, "Save the decision");
    await expect(decider.getByText("Refused. Both sides are told by email.")).toBeVisible();
    await mailbox.waitFor(MANAGER, new RegExp(`Placement ${placement}: change refused`));

    await manager.reload();
    await expect(manager.getByText("Four months is too long without a review.")).toBeVisible();
    await expect(manager.getByText("Margaret Adeyemi")).toHaveCount(0);
    await asks(60);

    await decider.goto(`/council/wolverhampton/placements/${placement}/changes`);
    await follow(decider, /^Decide/);
    await choose(decider, "Decision", "Authorise");
    await date(decider, "Authorise until (optional)", inDays(61));
    await press(decider, "Save the decision");
    await isToldOf(decider, /must not be after .* which was asked for/);
    await date(decider, "Authorise until (optional)", inDays(24));
    await press(decider, "Save the decision");
    await expect(decider.getByText("Authorised. Both sides are told by email.")).toBeVisible();
    await manager.reload();
    await expect(manager.getByText(new RegExp(`to \\w+ ${dayInWords(inDays(24))}`)).first()).toBeVisible();

    // What the council asks for binds the home only once it has agreed.
    await follow(desk, "Ask for a change");
    await choose(desk, "What changes", "Lower weekly fee (step-down)");
    await write(desk, "What it pays for", "Day ratio back to two to one");
    await write(desk, "Amount a week", "200.50");
    await date(desk, "First night", inDays(25));
    await write(desk, "Reason", "The review found that less is needed.");
    await write(desk, "Evidence", "Minutes of the review.");
    await press(desk, "Send the request");
    await expect(desk.getByText("Waiting for the provider")).toBeVisible();
    await decider.reload();
    await expect(decider.getByRole("link", { name: /^Decide/ })).toHaveCount(0);
    const proposed = await mailbox.waitFor(MANAGER, new RegExp(`Placement ${placement}: agree to a change`));
    await manager.goto(mailbox.link(proposed));
    await follow(manager, /^Agree or decline/);
    await choose(manager, "Your reply", "We agree");
    await press(manager, "Send the reply");
    await expect(manager.getByText("You have agreed. The council decides on it next.")).toBeVisible();
    await decider.reload();
    await expect(decider.getByRole("link", { name: /^Decide/ })).toBeVisible();
  });
});
