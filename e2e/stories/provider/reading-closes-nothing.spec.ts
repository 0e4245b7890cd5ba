import { expect, test } from "../../people.ts";
import { answers, opens, readsTheMail } from "../../steps/provider.ts";
import { searchAround } from "../../steps/searches.ts";

test.describe("A referral at a provider", () => {
  test("is read by the wrong person first and still answered by the right one", async ({
    as,
    scene,
    mailbox,
  }) => {
    const { reference } = await searchAround(scene);
    const manager = await as("Jasmine Okafor");
    await opens(manager, "ashgrove-care", reference);
    await expect(manager.getByText("Nobody at Ashgrove Care has picked it up.")).toBeVisible();

    const officer = await as("Olivia Marsden");
    await readsTheMail(officer, mailbox, "olivia.marsden@ashgrove-care.example", reference);
    await expect(officer.getByRole("heading", { name: "Who has opened it here" })).toBeVisible();
    await expect(officer.getByText(/Jasmine Okafor, /)).toBeVisible();
    await answers.interested(officer, "Linden House", { ring: "07700 900411" });

    const broker = await as("Priya Nandakumar");
    await broker.goto(`/council/wolverhampton/referrals/${reference}`);
    const row = broker.getByRole("row").filter({ hasText: "Ashgrove Care" });
    await expect(row).toContainText("Interested");
    await expect(row).toContainText("07700 900411");
  });
});
