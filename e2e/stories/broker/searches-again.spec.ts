import type { Page } from "@playwright/test";
import { expect, test } from "../../people.ts";
import { board } from "../../steps/council.ts";
import { choose, date, follow, inDays, pick, press, write } from "../../steps/fields.ts";
import { acceptedSearch } from "../../steps/searches.ts";

test.describe("A broker whose placement comes to an end", () => {
  test("searches again beside it: the new referral knows the child and the reason, the home knows neither", async ({
    as,
    scene,
  }) => {
    test.slow();
    const { reference, offer } = await acceptedSearch(scene);
    const [row] = await scene.rows<{ placement: string }>(
      "select q.reference as placement from placements q join offers o on o.id = q.offer_id where o.reference = $1",
      [offer],
    );
    const placement = row?.placement ?? "";
    const ours = `/council/wolverhampton/placements/${placement}`;

    const desk = await as("Priya Nandakumar");
    await desk.goto(ours);
    await expect(desk.getByRole("link", { name: "Search again" })).toHaveCount(0);
    await movesIn(desk);
    await expect(desk.getByRole("link", { name: "Search for the next placement" })).toBeVisible();

    const home = await as("Harpreet Bains");
    await home.goto(`/provider/ashgrove-care/placements/${placement}`);
    await follow(home, "Give notice");
    await date(home, "Last night", inDays(30));
    await pick(home, "Reason", "Behaviour or needs beyond what the home can meet");
    await press(home, "Give notice");

    await desk.goto(ours);
    await follow(desk, "Search again");
    await expect(desk.getByText("Reason: Behaviour or needs beyond what the home can meet.")).toBeVisible();
    await press(desk, "Start a new search");
    await expect(desk.getByText("Draft referral created")).toBeVisible();
    const copy = /HW-[2-9A-Z]{6}/.exec(desk.url())?.[0] ?? "";
    expect(copy).not.toBe(reference);
    await expect(
      desk.getByText(/Behaviour or needs beyond what the home can meet\. The placement was/),
    ).toBeVisible();
    await expect(desk.getByText("7 of 8 pages are done", { exact: false })).toBeVisible();

    await test.step("Who the child is is there, and when it is needed is asked again", async () => {
      await follow(desk, "The child");
      await expect(desk.getByLabel("Family name")).toHaveValue("Quillfeather");
      await desk.goto(`${board(copy)}/edit`);
      await follow(desk, "Purpose and needed by");
      await choose(desk, "When is it needed by?", "In more than 5 days");
      await date(desk, "Date it is needed by", inDays(30));
      await choose(desk, "How soon should providers answer?", "24 hours");
      await press(desk, "Save and continue");
      await desk.goto(`${board(copy)}/edit`);
      await expect(desk.getByText("All 8 pages are done.")).toBeVisible();
    });

    await test.step("The placement goes on and leads to it, the old referral too, and there is only one", async () => {
      await desk.goto(ours);
      await expect(desk.getByText(`Referral ${copy}`).first()).toBeVisible();
      await expect(desk.getByText("Notice given", { exact: true }).first()).toBeVisible();
      await expect(desk.getByRole("link", { name: "Search again" })).toHaveCount(0);
      await desk.goto(board(reference));
      await follow(desk, `Referral ${copy}`);
      await desk.goto(`${ours}/search-again`);
      await expect(desk.getByText(`Referral ${copy} is already the new search for this child`)).toBeVisible();
    });

    await test.step("The home reads nothing of it", async () => {
      await home.reload();
      await expect(home.getByRole("heading", { level: 1 })).toContainText("Linden House");
      await expect(home.getByText(copy)).toHaveCount(0);
      await expect(home.getByText("Search for the next placement")).toHaveCount(0);
    });

    await test.step("Withdrawn, it leaves room for another", async () => {
      await desk.goto(`${board(copy)}/withdraw`);
      await write(desk, "Why is it withdrawn?", "The home withdrew its notice by phone.");
      await press(desk, "Withdraw the referral");
      await desk.goto(ours);
      await expect(desk.getByText(/withdrawn\. Behaviour/)).toBeVisible();
      await follow(desk, "Search again");
      await expect(desk.getByRole("button", { name: "Start a new search" })).toBeVisible();
    });
  });
});

/** The council says that the child moved in today. */
async function movesIn(desk: Page): Promise<void> {
  await follow(desk, "Confirm that the child moved in");
  await date(desk, "Day the child moved in", inDays(0));
  await press(desk, "Confirm the move");
  await expect(desk.getByText("Saved. The other side is told.")).toBeVisible();
}
