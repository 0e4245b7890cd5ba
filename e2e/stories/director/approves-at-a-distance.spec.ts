import { expect, test } from "../../people.ts";
import { date, follow, inDays, isToldOf, pick, press, write } from "../../steps/fields.ts";
import { acceptedSearch } from "../../steps/searches.ts";

test.describe("A placement at a distance", () => {
  test("is approved by the director, once the broker has said where the child will live", async ({
    as,
    scene,
  }) => {
    const { reference } = await acceptedSearch(scene);

    const desk = await as("Priya Nandakumar");
    await desk.goto(`/council/wolverhampton/placements?show=planned&q=${reference}`);
    await follow(desk, /PL-/);
    await follow(desk, "See the statutory steps");
    const steps = desk.url();
    await expect(desk.getByRole("heading", { name: /^Approve a placement at a distance/ })).toHaveCount(0);
    await follow(desk, "Add what you know");
    await pick(desk, "Council area where the child will live", "Shropshire");
    await press(desk, "Save");
    await isToldOf(desk, "Say how you know");
    await write(desk, "How you know", "The manager gave the address by phone.");
    await press(desk, "Save");
    await expect(desk.getByRole("heading", { name: /^Approve a placement at a distance/ })).toBeVisible();
    await expect(desk.getByText(/regulation 11\(1\)\(b\)/)).toBeVisible();
    await expect(desk.getByRole("link", { name: "Approve a placement at a distance" })).toHaveCount(0);
    await desk.goto("/council/wolverhampton");
    await expect(desk.getByText("Not consulted").first()).toBeVisible();
    await desk.goto(steps);
    await follow(desk, "Record as sent Notification to the IRO");
    await date(desk, "Sent on", inDays(0));
    await write(desk, "Evidence", "By secure email to the IRO.");
    await press(desk, "Record as sent");
    await expect(desk.getByText("Recorded.")).toBeVisible();

    const director = await as("Helen Okafor");
    await director.goto(steps);
    await expect(
      director.getByText(/^The area authority must be consulted and given the care plan/),
    ).toBeVisible();
    await follow(desk, "Record Area authority consulted and given the care plan");
    await date(desk, "Date it was done", inDays(0));
    await write(desk, "Evidence", "The duty manager at Shropshire, who has the care plan.");
    await press(desk, "Record");
    await expect(desk.getByText("Recorded.")).toBeVisible();
    await follow(desk, "Request approval Approve a placement at a distance");
    await write(
      desk,
      "What the officer needs to know",
      "The care plan and the minutes are in the case file.",
    );
    await press(desk, "Request approval");
    await expect(desk.getByText("Approval requested.")).toBeVisible();

    // It waits on the director's start page; a question goes back, and is asked again.
    await director.goto("/council/wolverhampton");
    await expect(director.getByRole("link", { name: /Approve a placement at Linden House/ })).toBeVisible();
    await director.goto(steps);
    await expect(director.getByText(/The care plan and the minutes are in the case file/)).toBeVisible();
    await follow(director, "Return the request Approve a placement at a distance");
    await press(director, "Return the request");
    await isToldOf(director, "Enter your question");
    await write(director, "Your question", "Was the IRO consulted?");
    await press(director, "Return the request");
    await expect(
      director.getByText("Request returned. We have emailed the person who made it."),
    ).toBeVisible();
    await desk.goto(steps);
    await expect(desk.getByText(/Was the IRO consulted\?/)).toBeVisible();
    await follow(desk, "Request approval again Approve a placement at a distance");
    await write(desk, "Your answer", "She was, on Monday.");
    await press(desk, "Request approval");

    await director.goto(steps);
    await follow(director, /^Approve a placement at a distance/);
    await expect(director.getByText("The approval is dated today.")).toBeVisible();
    await write(
      director,
      "Evidence",
      "Wishes heard, relatives and IRO consulted, care plan sent to Shropshire.",
    );
    await press(director, "Approve");
    await expect(director.getByText("Approved.", { exact: true })).toBeVisible();
    await expect(director.getByText(/Wishes heard/)).toBeVisible();

    await desk.goto(steps.replace(/\/steps.*$/, ""));
    await expect(desk.getByText(/\d+ statutory steps missing/)).toBeVisible();
  });
});
