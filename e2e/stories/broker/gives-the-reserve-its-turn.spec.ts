import { expect, test } from "../../people.ts";
import { board, opensTheBoard } from "../../steps/council.ts";
import { choose, follow, press, write } from "../../steps/fields.ts";
import { searchAround } from "../../steps/searches.ts";

const FERNHILL = "bronwen.ellis@fernhill-homes.example";

test.describe("An accepted offer falls through", () => {
  test("the home that was kept in reserve is told that it can offer again, and the broker sees it first", async ({
    as,
    scene,
    mailbox,
  }) => {
    const { reference, broker } = await searchAround(scene);
    const ashgrove = await scene.actor("olivia.marsden@ashgrove-care.example", "ashgrove-care");
    const first = await scene.offered(ashgrove, reference, "Linden House");
    await scene.offered(await scene.actor(FERNHILL, "fernhill-homes"), reference, "Meadow Lodge");
    const desk = await as("Priya Nandakumar");
    await desk.goto(`${board(reference)}/offers`);
    await press(desk, /^Shortlist.*Meadow Lodge/);
    await press(desk, /^Keep in reserve.*Meadow Lodge/);
    await expect(desk.getByText("The offer is kept in reserve.", { exact: false })).toBeVisible();
    const head = await scene.actor("margaret.adeyemi@wolverhampton.example", "wolverhampton");
    await scene.accepted(broker, head, reference, first);

    await opensTheBoard(desk, reference);
    await expect(desk.getByText("1 reserve offer can come back")).toHaveCount(0);
    await follow(desk, "It fell through: search on");
    await choose(desk, "How long do providers have?", "24 hours");
    await write(desk, "Why did it fall through?", "The home closed a bedroom.");
    await press(desk, "Record that it fell through");
    await expect(desk.getByText("1 reserve offer can come back")).toBeVisible();
    await follow(desk, "Meadow Lodge, Fernhill Homes");
    await expect(desk.getByRole("heading", { level: 1 })).toContainText("Meadow Lodge");

    const mail = await mailbox.waitFor(FERNHILL, new RegExp(`You can offer again for ${reference}`));
    expect(mail.text).not.toContain("bedroom");
    const home = await as("Bronwen Ellis");
    await home.goto(mailbox.link(mail));
    await expect(home.getByRole("link", { name: /offer/i }).first()).toBeVisible();
  });
});
