import type { Page } from "@playwright/test";
import { buildPdf } from "../../../app/platform/files/opening/testing/build-pdf.ts";
import { takeApart } from "../../../app/platform/files/opening/testing/made-pdf.ts";
import { expect, test } from "../../people.ts";
import { follow, press } from "../../steps/fields.ts";

const YASMIN = "yasmin.farooqi@wolverhampton.example";
const F = "/council/wolverhampton/forums";
const AUTHOR = "Amara Quillfeather";

async function uploads(page: Page, title: string, buffer: Buffer) {
  await page.getByLabel("What is it?").last().fill(title);
  await page
    .getByLabel("The file")
    .setInputFiles({ name: `${AUTHOR}.pdf`, mimeType: "application/pdf", buffer });
  await press(page, "Upload the paper");
}

const row = (page: Page, title: string) =>
  page.getByRole("list", { name: "Papers" }).getByRole("listitem").filter({ hasText: title });

async function becomes(page: Page, title: string, state: string) {
  await expect(async () => {
    await page.reload();
    await expect(row(page, title).getByText(state)).toBeVisible({ timeout: 500 });
  }).toPass();
}

test.describe("A commissioner with papers for a forum", () => {
  test("uploads one, sees that it is being checked, and others get what was made of it", async ({
    as,
    browser,
    scene,
    mailbox,
  }) => {
    const commissioner = await scene.actor(YASMIN, "wolverhampton");
    const reference = await scene.forum(commissioner, { starts: 3 * 24 * 60 });
    const page = await as(YASMIN);
    await page.goto(`${F}/${reference}/agenda`);
    await expect(page.getByText("No papers yet.")).toBeVisible();

    await test.step("A file of another kind is refused at once, with the title kept", async () => {
      await uploads(page, "Sufficiency report", Buffer.from([0xd0, 0xcf, 0x11, 0xe0]));
      await expect(page.getByRole("link", { name: /This is an old Word document/ })).toBeVisible();
      await expect(page.getByLabel("What is it?").last()).toHaveValue("Sufficiency report");
    });
    await test.step("A PDF is checked and made anew", async () => {
      await uploads(page, "Sufficiency report", buildPdf({ trailer: `/Info << /Author (${AUTHOR}) >>` }));
      await expect(page.getByText("Paper uploaded. We are checking it.")).toBeVisible();
      await becomes(page, "Sufficiency report", "Ready");
    });
    await test.step("One that cannot be opened says why, by mail too, and is replaced", async () => {
      await uploads(page, "Costs", Buffer.from("%PDF-1.7\n"));
      await becomes(page, "Costs", "Not accepted");
      await expect(row(page, "Costs").getByText(/The file is damaged/)).toBeVisible();
      const mail = await mailbox.waitFor(YASMIN, /A paper for .* was not accepted/);
      expect(mail.text).not.toContain("Costs");
      await page.goto(mailbox.link(mail));
      await follow(page, "Upload another version of Costs");
      await expect(page.getByLabel("What is it?").last()).toHaveValue("Costs");
      await uploads(page, "Costs", buildPdf());
      await becomes(page, "Costs", "Ready");
      await expect(row(page, "Costs")).toHaveCount(1);
    });
    await test.step("A provider and the public download it, and read its words as a page", async () => {
      const graham = await as("graham.tolley@ashgrove-care.example");
      const anybody = await (await browser.newContext()).newPage();
      for (const [reader, address] of [
        [graham, `/provider/ashgrove-care/forums/${reference}`],
        [anybody, `/forums/${reference}`],
      ] as const) {
        await reader.goto(address);
        const link = await reader
          .getByRole("link", { name: "Sufficiency report", exact: true })
          .getAttribute("href");
        const file = await reader.request.get(link ?? "");
        expect(file.headers()["content-disposition"]).toBe('attachment; filename="sufficiency-report.pdf"');
        const { foreign, readable } = takeApart(await file.body());
        expect(foreign).toEqual([]);
        expect(readable).not.toContain(AUTHOR);
        await follow(reader, "Read Sufficiency report as text");
        await expect(reader.getByText("She reads well and likes maths.")).toBeVisible();
      }
      await anybody.context().close();
    });
  });
});
