import { expect, test } from "../../people.ts";
import { follow, isToldOf, press, write } from "../../steps/fields.ts";
import { acceptedSearch } from "../../steps/searches.ts";

const COUNCIL = "/council/wolverhampton/agreements";

test.describe("An accepted offer", () => {
  test("becomes an agreement that the broker issues and both sides sign; a version that was replaced is not signed", async ({
    as,
    scene,
    mailbox,
  }) => {
    test.slow();
    const { reference, offer } = await acceptedSearch(scene);
    const desk = await as("Priya Nandakumar");

    await test.step("The broker writes it; nothing typed is lost, and what is missing is said", async () => {
      await desk.goto(`/council/wolverhampton/referrals/${reference}/offers/${offer}`);
      await follow(desk, "Write the agreement");
      await press(desk, `Write the agreement for ${reference}`);
      await expect(desk.getByRole("heading", { level: 1 })).toHaveText("Write the placement agreement");
      await expect(desk.getByText("£4,850.00 a week").first()).toBeVisible();
      await write(desk, "Family time", "Every second Saturday at the home.");
      await press(desk, "Save and check before issuing");
      await isToldOf(desk, "Enter what the carers may decide themselves", "Add at least one outcome");
      await expect(desk.getByLabel("Family time")).toHaveValue("Every second Saturday at the home.");
      await write(desk, "Outcome 1", "Goes to school every day");
      await write(desk, "How and when is it reviewed?", "The school's attendance, each month");
      await write(desk, "Delegated authority", "Haircuts and school trips in England.");
      await press(desk, "Save and check before issuing");
      await expect(desk.getByText("Goes to school every day")).toBeVisible();
      await press(desk, "Issue version 1");
      await expect(desk.getByText("Waiting for both signatures")).toBeVisible();
    });
    const agreement = /IPA-[2-9A-Z]{6}/.exec(desk.url())?.[0] ?? "";

    const phone = await as("Harpreet Bains");
    await test.step("The registered manager is mailed and opens it to sign", async () => {
      const mail = await mailbox.waitFor(
        "harpreet.bains@ashgrove-care.example",
        new RegExp(`Agreement ${agreement} is ready to sign`),
      );
      await phone.goto(mailbox.link(mail));
      await follow(phone, "Sign the agreement");
      await expect(phone.getByText("Every second Saturday at the home.")).toBeVisible();
    });

    await test.step("Meanwhile the broker changes it and issues it again", async () => {
      await desk.goto(`${COUNCIL}/${agreement}/edit`);
      await write(desk, "Step-down target", "A foster family within a year.");
      await press(desk, "Save and check before issuing");
      await press(desk, "Issue version 2");
    });

    await test.step("The version that was replaced is not signed, and both can be read", async () => {
      await phone.getByLabel(/I have read version 1/).check();
      const answered = phone.waitForResponse((answer) => answer.request().method() === "POST");
      await press(phone, "Sign version 1");
      expect((await answered).status()).toBe(409);
      await expect(phone.getByText("Version 1 was replaced by version 2").first()).toBeVisible();
      await expect(phone.getByRole("link", { name: "Read version 1" })).toBeVisible();
      await expect(phone.getByText("A foster family within a year.")).toBeVisible();
      await phone.getByLabel(/I have read version 2/).check();
      await press(phone, "Sign version 2");
      await expect(phone.getByText("It is in force once the other side has signed too.")).toBeVisible();
    });

    await test.step("A head of service signs from the start page, and it is in force for both", async () => {
      const hos = await as("Margaret Adeyemi");
      await hos.goto(`${COUNCIL}/${agreement}/sign`);
      await hos.getByLabel(/I have read version 2/).check();
      await press(hos, "Sign version 2");
      await expect(hos.getByText("Both sides have signed, so it is in force.")).toBeVisible();
      await phone.goto(`/provider/ashgrove-care/agreements/${agreement}`);
      await expect(phone.getByText("In force", { exact: true })).toBeVisible();
      await expect(phone.getByText(/Margaret Adeyemi, head of service/)).toBeVisible();
      await mailbox.waitFor(
        "priya.nandakumar@wolverhampton.example",
        new RegExp(`Agreement ${agreement} is in force`),
      );
    });

    await test.step("The manager takes it as a PDF", async () => {
      const link = phone.getByRole("link", { name: "Download version 2 as PDF" });
      await expect(async () => {
        await phone.reload();
        await expect(link).toBeVisible({ timeout: 1_000 });
      }).toPass({ intervals: [1_000] });
      const file = await phone.request.get((await link.getAttribute("href")) ?? "");
      expect(file.headers()["content-type"]).toBe("application/pdf");
      expect((await file.body()).toString("latin1", 0, 5)).toBe("%PDF-");
    });
  });
});
