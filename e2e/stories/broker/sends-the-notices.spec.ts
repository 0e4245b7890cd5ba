import { expect, test } from "../../people.ts";
import { choose, date, follow, inDays, isToldOf, press, tick, write } from "../../steps/fields.ts";
import { acceptedSearch } from "../../steps/searches.ts";

test.describe("The notices of a placement", () => {
  test("are letters, sent in one press, and one that does not say where the child lives", async ({
    as,
    scene,
  }) => {
    const { reference } = await acceptedSearch(scene);

    const desk = await as("Priya Nandakumar");
    await desk.goto(`/council/wolverhampton/placements?show=planned&q=${reference}`);
    await follow(desk, /PL-/);
    await follow(desk, "See the statutory steps");
    await follow(desk, "Write and send the letters");
    const notices = desk.url();
    await expect(desk.getByText(/notifications missing/)).toBeVisible();

    await follow(desk, "write a letter (Father)");
    await write(desk, "Name", "Mr Leon Hartley");
    await choose(desk, "How will you send it?", "Post");
    await press(desk, "Save the letter");
    await isToldOf(desk, "Enter the postal address", "Choose whether they are told where the child lives");
    await expect(desk.getByLabel("Name")).toHaveValue("Mr Leon Hartley");
    await write(desk, "Postal address", "4 Ferry Road, Wolverhampton");
    await choose(
      desk,
      "Does the letter say where the child lives?",
      "No: they must not be told where the child lives",
    );
    await write(
      desk,
      "Who decided this, when and why",
      "The team manager, on 3 May. The order is in the case file.",
    );
    await write(desk, "What else the letter says", "The home is on Linden Avenue.");
    await write(desk, "Address where the child lives or will live", "31 Linden Avenue");
    await press(desk, "Save the letter");
    await isToldOf(
      desk,
      'This text says where the child lives ("Linden Avenue"). Take it out: this person must not be told',
    );
    await write(desk, "What else the letter says", "We will ring you on Friday.");
    await press(desk, "Save the letter");
    await expect(desk.getByText(/^Letter saved/)).toBeVisible();

    await follow(desk, "write a letter (IRO)");
    await write(desk, "Name", "Independent reviewing officer");
    await choose(desk, "How will you send it?", "Secure email");
    await press(desk, "Save the letter");
    await isToldOf(desk, "Enter the email address", "Enter the address where the child lives");
    await write(desk, "Email address it goes to", "iro@wolverhampton.example");
    await write(desk, "Address where the child lives or will live", "31 Linden Avenue");
    await press(desk, "Save the letter");

    await follow(
      desk,
      "record why they are not notified (Person with contact under section 34 or a section 8 order)",
    );
    await choose(desk, "Why are they not notified?", "There is nobody to tell");
    await write(desk, "How you know", "There is no contact order.");
    await press(desk, "Record");
    await expect(desk.getByText(/There is no contact order/)).toBeVisible();

    await follow(desk, "Read and print the letters");
    await expect(desk.getByText("Dear Mr Leon Hartley")).toBeVisible();
    await expect(desk.getByRole("region", { name: "Letter: Father" })).not.toContainText("Linden");
    await expect(desk.getByRole("region", { name: "Letter: IRO" })).toContainText("31 Linden Avenue");

    await desk.goto(notices);
    await press(desk, "Record as sent");
    await isToldOf(desk, "Choose the letters that were sent");
    await tick(desk, "Which letters were sent?", "Father", "IRO");
    await date(desk, "Sent on", inDays(0));
    await press(desk, "Record as sent");
    await expect(desk.getByText("Recorded as sent.")).toBeVisible();
    await expect(desk.getByRole("heading", { name: "Notification to the IRO Sent" })).toBeVisible();
    // The mother has neither a letter nor a reason yet.
    await expect(desk.getByRole("heading", { name: "Notification to the parents Not sent" })).toBeVisible();
  });
});
