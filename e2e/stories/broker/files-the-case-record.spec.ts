import { readFile } from "node:fs/promises";
import { expect, test } from "../../people.ts";
import { date, follow, inDays, isToldOf, press, write } from "../../steps/fields.ts";
import { touch } from "../../steps/pressing.ts";
import { acceptedSearch } from "../../steps/searches.ts";

test.describe("The child's case record", () => {
  test("gets all that is held of a placement in one pack, whose filing is confirmed and asked for again when more is recorded", async ({
    as,
    scene,
  }) => {
    const { reference } = await acceptedSearch(scene);

    const desk = await as("Priya Nandakumar");
    await desk.goto(`/council/wolverhampton/placements?show=planned&q=${reference}`);
    await follow(desk, /PL-/);
    const placement = desk.url();
    await follow(desk, /^Download this placement for the child’s case record/);
    const page = desk.url();
    await expect(desk.getByText("Not filed", { exact: true })).toBeVisible();

    const [file] = await Promise.all([
      desk.waitForEvent("download"),
      touch(desk.getByRole("button", { name: "Download the pack" })),
    ]);
    expect(file.suggestedFilename()).toMatch(/^case-record-PL-[0-9A-Z]{6}-\d{4}-\d\d-\d\d\.zip$/);
    const pack = await readFile(await file.path(), "utf8");
    expect(pack).toContain("case-record.html");
    expect(pack).toContain("Linden House");
    expect(pack).not.toMatch(/\btoday at\b/);

    await desk.goto(page);
    await expect(desk.getByText("Downloaded, not filed")).toBeVisible();
    await follow(desk, "Confirm that it is filed");
    await press(desk, "Confirm the filing");
    await isToldOf(desk, "Enter where in the case system it was filed");
    await date(desk, "Day it was filed", inDays(1));
    await write(desk, "Where it was filed", "Liquidlogic, documents, placements");
    await press(desk, "Confirm the filing");
    await isToldOf(desk, "The day it was filed must be today or in the past");
    await expect(desk.getByLabel("Where it was filed")).toHaveValue("Liquidlogic, documents, placements");
    await date(desk, "Day it was filed", inDays(0));
    await press(desk, "Confirm the filing");
    await expect(desk.getByText("Filing confirmed.")).toBeVisible();
    await expect(desk.getByText("Liquidlogic, documents, placements")).toBeVisible();

    await desk.goto(placement);
    await follow(desk, "Enter the date of the next review");
    await date(desk, "Date of the review", inDays(60));
    await press(desk, "Save the date");
    await desk.goto(page);
    await expect(desk.getByText("Something was recorded since the pack that is filed")).toBeVisible();
  });
});
