import { expect, test } from "../../people.ts";
import { date, follow, inDays, isToldOf, press, write } from "../../steps/fields.ts";
import { acceptedSearch } from "../../steps/searches.ts";

const BOARD = "Health (NHS Black Country ICB)";

test.describe("The cost of a placement", () => {
  test("is split with health, whose missing agreement everybody at the council reads until it is recorded", async ({
    as,
    scene,
  }) => {
    const { reference, offer } = await acceptedSearch(scene);
    const desk = await as("Priya Nandakumar");

    await test.step("The broker records who pays; what does not add up is said, and nothing typed is lost", async () => {
      await desk.goto(`/council/wolverhampton/referrals/${reference}/who-pays`);
      await expect(desk.getByText("Social care pays all of it.")).toBeVisible();
      await follow(desk, "Record who pays");
      await date(desk, "First day", inDays(1));
      await write(desk, "Social care", "70");
      await write(desk, "Health", "20");
      await press(desk, "Save");
      await isToldOf(desk, "add up to 90%", "Choose which board");
      await expect(desk.getByLabel("Social care")).toHaveValue("70");
      await write(desk, "Health", "30");
      await desk
        .getByLabel("Integrated care board that pays the health share")
        .selectOption("NHS Black Country ICB");
      await press(desk, "Save");
      await expect(desk.getByText(`${BOARD} has not agreed to pay 30%.`)).toBeVisible();
    });

    await test.step("The head of service reads that it is missing, and records the answer with its document", async () => {
      const hos = await as("Margaret Adeyemi");
      await hos.goto(`/council/wolverhampton/referrals/${reference}/offers/${offer}`);
      await follow(hos, "Who pays");
      await expect(hos.getByText("Until they agree, your council pays their share.")).toBeVisible();
      await follow(hos, `Record the answer from ${BOARD}`);
      await hos.getByLabel("It agreed to pay this share").check();
      await write(hos, "Who answered", "Head of complex care commissioning");
      await date(hos, "Date of the answer", inDays(0));
      await date(hos, "Last day it agreed to", inDays(90));
      await write(hos, "Document or reference", "Minute 14 of the joint panel");
      await press(hos, "Save");
      await expect(hos.getByText("Answer recorded.")).toBeVisible();
      await expect(hos.getByText("An agreement is missing")).toHaveCount(0);
      await expect(hos.getByText("Minute 14 of the joint panel")).toBeAttached();
    });

    await test.step("The provider reads nothing of it", async () => {
      const provider = await as("Olivia Marsden");
      await provider.goto(`/provider/ashgrove-care/offers/${offer}`);
      await expect(provider.getByText("Black Country")).toHaveCount(0);
    });
  });
});
