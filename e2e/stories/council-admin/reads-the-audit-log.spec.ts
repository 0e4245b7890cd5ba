import { readFile } from "node:fs/promises";
import { expect, test } from "../../people.ts";
import { isToldOf, press } from "../../steps/fields.ts";
import { touch } from "../../steps/pressing.ts";

const LOG = "/council/wolverhampton/audit";

test.describe("A council's admin", () => {
  test("reads who did what, finds a refused attempt, and takes the log as a file", async ({ as }) => {
    const broker = await as("Priya Nandakumar");
    const refused = await broker.goto(LOG);
    expect(refused?.status()).toBe(403);

    const admin = await as("Leroy Campbell");
    await admin.goto("/council/wolverhampton/people");
    await admin.goto(LOG);
    await expect(admin.getByRole("heading", { level: 1 })).toHaveText("Audit log");
    await admin.getByLabel("Kind").selectOption({ label: "Refused attempts" });
    await press(admin, "Filter");
    const row = admin.getByRole("row").filter({ hasText: "Refused: tried to read or export a log." });
    await expect(row.first()).toContainText("Priya Nandakumar");

    const [file] = await Promise.all([
      admin.waitForEvent("download"),
      touch(admin.getByRole("button", { name: "Download CSV" })),
    ]);
    expect(file.suggestedFilename()).toBe("audit-wolverhampton.csv");
    const text = await readFile(await file.path(), "utf8");
    expect(text).toContain("Priya Nandakumar");
    await admin.goto(`${LOG}?kind=export`);
    await expect(admin.getByText(/Audit log exported, \d+ rows/).first()).toBeVisible();
  });

  test("mistypes a filter, is told beside the field and keeps what they typed", async ({ as }) => {
    const admin = await as("Leroy Campbell");
    await admin.goto(LOG);
    await admin.getByLabel("Referral").fill("hw 7k");
    const from = admin.getByRole("group", { name: "From" });
    await from.getByLabel("Day").fill("31");
    await from.getByLabel("Month").fill("2");
    await from.getByLabel("Year").fill("2026");
    await press(admin, "Filter");
    await isToldOf(admin, /31 February 2026 does not exist/);
    await expect(admin.getByText("Enter a reference like HW-7K3M9Q").first()).toBeVisible();
    await expect(admin.getByLabel("Referral")).toHaveValue("hw 7k");
    await expect(from.getByLabel("Day")).toHaveValue("31");
    await expect(admin.getByRole("heading", { name: "Nothing shown yet" })).toBeVisible();
  });
});
