import { expect, test } from "../../people.ts";
import { board } from "../../steps/council.ts";
import { choose, date, inDays, isToldOf, press, write } from "../../steps/fields.ts";
import { answersThePurpose, STORY } from "../../steps/writing.ts";

test.describe("A careless broker", () => {
  test("is told what is missing or cannot be, and nothing that was typed goes", async ({ as, scene }) => {
    const reference = await scene.begun(
      await scene.actor("priya.nandakumar@wolverhampton.example", "wolverhampton"),
    );
    const page = await as("Priya Nandakumar");
    await page.goto(`${board(reference)}/edit/purpose`);
    await press(page, "Save and continue");
    await isToldOf(page, "Choose what the placement is for", "Choose the child's legal status");
    await expect(page).toHaveTitle(/^Error: /);

    await answersThePurpose(page);
    await date(page, "Date it is needed by", "31 2 2027");
    await press(page, "Save and continue");
    await isToldOf(page, "31 February 2027 does not exist");
    await expect(page.getByRole("group", { name: /^Date it is needed by/ }).getByLabel("Month")).toHaveValue(
      "2",
    );
    await date(page, "Date it is needed by", inDays(20));
    await choose(page, "How soon should providers answer?", "A date and time of your own");
    await date(page, "Your own date to answer by", inDays(-3));
    await write(page, "Your own time to answer by", "09:00");
    await press(page, "Save and continue");
    await isToldOf(page, /past|gone by|later/i);
    await date(page, "Your own date to answer by", inDays(2));
    await press(page, "Save and continue");
    await expect(page).toHaveURL(/\/edit\/needs/);
  });

  test("may write at length, with emoji and from right to left, up to a limit that is told", async ({
    as,
    scene,
  }) => {
    const reference = await scene.begun(
      await scene.actor("priya.nandakumar@wolverhampton.example", "wolverhampton"),
    );
    const page = await as("Priya Nandakumar");
    await page.goto(`${board(reference)}/edit/narrative`);
    const long = "She counts the stars. ".repeat(400);
    await write(page, "The story so far", long);
    await press(page, "Save and continue");
    await isToldOf(page, /The narrative has [\d,]+ characters\. The most is 8,000\./);
    await expect(page.getByLabel("The story so far")).toHaveValue(
      new RegExp(`^${long.trim().slice(0, 3_000)}`),
    );
    const right = `${STORY} 😀 היא אוהבת לצייר 👩‍👧 <b>&amp;`;
    await write(page, "The story so far", right);
    await press(page, "Save and go back");
    await page.goto(`${board(reference)}/edit/check`);
    await expect(page.getByText(right)).toBeVisible();
    await page.goto(`${board(reference)}/edit/narrative`);
    await expect(page.getByLabel("The story so far")).toHaveValue(right);

    const form = { narrative: "x".repeat(2_000_000), key: crypto.randomUUID(), seen: "" };
    const headers = { origin: new URL(page.url()).origin };
    const answer = await page.request.post(page.url(), { form, headers });
    expect(answer.status()).toBe(413);
    expect(await answer.text()).toContain("too large");
  });
});
