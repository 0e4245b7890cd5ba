import { readFile } from "node:fs/promises";
import { buildPdf, SHOWN } from "../../../app/platform/files/opening/testing/build-pdf.ts";
import { takeApart } from "../../../app/platform/files/opening/testing/made-pdf.ts";
import { expect, test } from "../../people.ts";
import { shortlists } from "../../steps/council.ts";
import { choose, follow, isToldOf, press, write } from "../../steps/fields.ts";
import { touch } from "../../steps/pressing.ts";
import { opens, picksUp } from "../../steps/provider.ts";
import { type Heard, overhear } from "../../steps/request-capture.ts";
import { opensShown } from "../../steps/writing.ts";

const PRIYA = "priya.nandakumar@wolverhampton.example";
const OLIVIA = "olivia.marsden@ashgrove-care.example";
const GURDEEP = "gurdeep.sahota@wolverhampton.example";
const HARPREET = "harpreet.bains@ashgrove-care.example";
/** What the vault holds of the child of the factories, and nobody at a provider is told before a release. */
const WHO = /Quillfeather|Amara|Larkspur|Thistledown|Ashgate|943 ?476 ?5919|A123456789012|CS-4471/;
const NUMBERS = /943 ?476 ?5919|A123456789012|CS-4471/;

const saidIn = (heard: Heard[], what: RegExp) =>
  heard.filter(({ said }) => what.test(said)).map(({ where }) => where);

test.describe("What is told of a child", () => {
  test("goes in stages: terms, fuller detail, a release, a look, and the council reads who saw what", async ({
    as,
    scene,
    mailbox,
  }) => {
    test.slow();
    const broker = await scene.actor(PRIYA, "wolverhampton");
    const reference = await scene.searching(broker);
    const officer = await scene.actor(OLIVIA, "ashgrove-care");
    const offer = await scene.offered(officer, reference, "Linden House");
    const board = `/council/wolverhampton/referrals/${reference}`;
    const priya = await as("Priya Nandakumar");
    const gurdeep = await as("Gurdeep Sahota");
    const olivia = await as("Olivia Marsden");
    const harpreet = await as("Harpreet Bains");
    const [oliviaHeard, harpreetHeard]: [Heard[], Heard[]] = [[], []];
    const reading = [...overhear(olivia, oliviaHeard), ...overhear(harpreet, harpreetHeard)];
    const detail = `/provider/ashgrove-care/referrals/${reference}/detail`;
    const identity = `/provider/ashgrove-care/referrals/${reference}/identity`;

    await test.step("The broker writes the fuller detail; a name in it is masked before homes can read it", async () => {
      await priya.goto(`${board}/edit`);
      await follow(priya, "Fuller detail for shortlisted homes");
      await write(priya, "Health", "Amara has an inhaler.");
      await press(priya, "Save");
      await expect(priya.locator("mark", { hasText: "[child]" })).toBeVisible();
      await follow(priya, "Change Health");
      await write(priya, "Health", "An inhaler, twice a day.");
      await press(priya, "Save");
      await expect(priya.getByText("What you wrote is saved")).toBeVisible();
    });
    await test.step("She sends a redacted report, whose file name says too much", async () => {
      await follow(priya, "Redacted documents");
      await write(priya, "What is it?", "School report");
      await priya.getByLabel("The redacted file").setInputFiles({
        name: "Amara Quillfeather.txt",
        mimeType: "text/plain",
        buffer: Buffer.from("She reads well and likes maths."),
      });
      await press(priya, "Send it to be checked");
      await expect(priya.getByText("Document sent. We are checking it.")).toBeVisible();
      await expect(async () => {
        await priya.reload();
        await expect(priya.getByText("Open to shortlisted homes")).toBeVisible({ timeout: 500 });
      }).toPass();
      await follow(priya, "Delete “School report”");
      await expect(priya.getByRole("heading", { level: 1 })).toHaveText("Delete “School report”?");
      await follow(priya, "Cancel");
      await expect(priya.getByText("Open to shortlisted homes")).toBeVisible();
    });
    await test.step("A PDF with a signature waits for a second person, who is told and looks at it", async () => {
      await write(priya, "What is it?", "Care plan");
      await priya.getByLabel("The redacted file").setInputFiles({
        name: "Amara Quillfeather.pdf",
        mimeType: "application/pdf",
        buffer: buildPdf({
          trailer: "/Info << /Author (Amara Quillfeather) >>",
          content: `${SHOWN} 72 500 m 90 540 100 460 120 500 c 140 540 150 470 170 510 c S`,
        }),
      });
      await press(priya, "Send it to be checked");
      await expect(async () => {
        await priya.reload();
        await expect(priya.getByText("A second person must check it")).toBeVisible({ timeout: 500 });
      }).toPass();
      await follow(priya, "Open the document “Care plan”");
      await expect(priya.getByText("You sent it, so somebody else must confirm it.")).toBeVisible();
      const mail = await mailbox.waitFor(GURDEEP, new RegExp(`redacted document for ${reference}`, "i"));
      expect(mail.text).not.toMatch(WHO);
      expect(mail.text).not.toContain("Care plan");
      await gurdeep.goto("/council/wolverhampton");
      await expect(
        gurdeep.getByRole("link", { name: /redacted document needs a second person/ }).first(),
      ).toBeVisible();
      await gurdeep.goto(mailbox.link(mail));
      await expect(gurdeep.getByRole("heading", { name: "Care plan", level: 1 })).toBeVisible();
      await expect(gurdeep.getByRole("img", { name: /Page 1 as homes see it/ })).toBeVisible();
      await follow(gurdeep, "Page 1");
      await press(gurdeep, "Save the page");
      await isToldOf(gurdeep, "Choose what homes see of this page");
      await choose(
        gurdeep,
        "Is the child safe from being recognised on this page?",
        "Yes: homes see the page, and read what I write below",
      );
      await write(gurdeep, "What the page says and shows", "Amara reads well. A signature.");
      await press(gurdeep, "Save the page");
      await isToldOf(gurdeep, "Amara");
      await write(gurdeep, "What the page says and shows", "She reads well. A signature.");
      await press(gurdeep, "Save the page");
      await expect(gurdeep.getByText("Page 1 is described")).toBeVisible();
      await press(gurdeep, "Open it to shortlisted homes");
      await isToldOf(gurdeep, "Tick the box when you have looked at every page");
      await gurdeep.getByLabel("I have looked at every page and nobody can be recognised").check();
      await press(gurdeep, "Open it to shortlisted homes");
      await expect(gurdeep.getByText("Confirmed. We are making the copy")).toBeVisible();
      await expect(async () => {
        await gurdeep.reload();
        await expect(gurdeep.getByText("Open to shortlisted homes")).toHaveCount(2, { timeout: 500 });
      }).toPass();
    });
    await test.step("It opens at a shortlisted offer, once the terms are accepted", async () => {
      expect(await opensShown(olivia, detail)).toBe(403);
      await shortlists(priya, reference, "Linden House");
      await opens(olivia, "ashgrove-care", reference);
      await follow(olivia, "Fuller detail");
      await press(olivia, "Accept and read");
      await isToldOf(olivia, /accept the terms/);
      await olivia.getByLabel("I have read the terms and keep to them").check();
      await press(olivia, "Accept and read");
      await expect(olivia.getByText("An inhaler, twice a day.")).toBeVisible();
      await follow(olivia, "School report");
      await expect(olivia.getByText("She reads well and likes maths.")).toBeVisible();
      for (const title of ["School report", "Care plan"]) {
        await opensShown(olivia, detail);
        await follow(olivia, title);
        const link = await olivia.getByRole("link", { name: "Download as PDF" }).getAttribute("href");
        const report = await olivia.request.get(link ?? "");
        expect(report.headers()["content-disposition"]).toMatch(
          new RegExp(`^attachment; filename="${reference}-document-[12].pdf"$`),
        );
        const { foreign, readable } = takeApart(await report.body());
        expect(foreign).toEqual([]);
        expect(readable).not.toMatch(WHO);
      }
      // Fetched ahead by a browser: told to nobody.
      const ahead = await olivia.request.get(detail, { headers: { "Sec-Purpose": "prefetch" } });
      expect(ahead.status()).toBe(503);
      expect(await ahead.text()).not.toContain("inhaler");
    });
    await test.step("Nobody there has been told who the child is", async () => {
      expect(await opensShown(olivia, identity)).toBe(403);
      expect(await opensShown(harpreet, identity)).toBe(403);
      await Promise.all(reading);
      expect(oliviaHeard.some(({ said }) => said.includes("inhaler"))).toBe(true);
      expect(saidIn(oliviaHeard, WHO)).toEqual([]);
      expect(saidIn(harpreetHeard, WHO)).toEqual([]);
    });
    await test.step("The offer is preferred, and the broker tells one manager by name", async () => {
      await scene.preferred(broker, reference, offer);
      await priya.goto(`${board}/knows`);
      await expect(priya.getByText("Nobody outside your council.")).toBeVisible();
      await follow(priya, "Tell somebody at Linden House who the child is");
      await press(priya, "Release who the child is");
      await isToldOf(priya, "Choose the person who will know", "Say why this person needs to know");
      await expect(priya.getByText(HARPREET)).toHaveCount(0);
      await priya.getByRole("radio", { name: "Harpreet Bains" }).check();
      await write(priya, "Why do they need to know?", "To assess the match");
      await press(priya, "Release who the child is");
      await expect(priya.getByText("It is released.")).toBeVisible();
    });
    await test.step("She follows the mail, which says nothing, and looks", async () => {
      const mail = await mailbox.waitFor(HARPREET, new RegExp(`Information for you on ${reference}`));
      expect(mail.text).not.toMatch(WHO);
      await opensShown(harpreet, mailbox.link(mail));
      await expect(harpreet.getByText("Quillfeather", { exact: true }).first()).toBeVisible();
      await expect(harpreet.getByText("You and the council know that you looked")).toBeVisible();
      await Promise.all(reading);
      expect(saidIn(harpreetHeard, NUMBERS)).toEqual([]);
    });
    await test.step("Her colleague still sees nothing of it", async () => {
      expect(await opensShown(olivia, identity)).toBe(403);
      await opens(olivia, "ashgrove-care", reference);
      await Promise.all(reading);
      expect(saidIn(oliviaHeard, WHO)).toEqual([]);
    });
    await test.step("The council reads who saw what and takes it for the child’s record", async () => {
      await priya.goto(`${board}/knows`);
      const log = priya.getByRole("region", { name: "Who saw what" });
      await expect(log.getByRole("row").filter({ hasText: "Harpreet Bains" })).toContainText(
        "Who the child is",
      );
      await expect(log.getByRole("row").filter({ hasText: "A redacted document" }).first()).toContainText(
        "Olivia Marsden",
      );
      const [file] = await Promise.all([
        priya.waitForEvent("download"),
        touch(priya.getByRole("button", { name: "Take the log as a file" })),
      ]);
      expect(file.suggestedFilename()).toBe(`${reference}-who-saw-what.csv`);
      const csv = await readFile(await file.path(), "utf8");
      expect(csv).toContain("Harpreet Bains");
      expect(csv).not.toMatch(WHO);
    });
    await test.step("It is revoked, and she sees nothing any more", async () => {
      await follow(priya, /^Revoke/);
      await write(priya, "Why?", "She has another home now.");
      await press(priya, "Revoke it");
      await expect(priya.getByText("It is revoked.")).toBeVisible();
      expect(await opensShown(harpreet, identity)).toBe(403);
      await mailbox.waitFor(HARPREET, new RegExp(`Information on ${reference} is closed`));
    });
  });

  test("goes to a named person before any paperwork in an emergency", async ({ as, scene }) => {
    const broker = await scene.actor(PRIYA, "wolverhampton");
    const reference = await scene.searching(broker, { pages: { purpose: { purpose: "emergency" } } });
    const priya = await as("Priya Nandakumar");
    const knows = `/council/wolverhampton/referrals/${reference}/knows`;
    await priya.goto(knows);
    await expect(priya.getByRole("link", { name: /^Tell somebody at/ })).toHaveCount(0);
    const olivia = await as("Olivia Marsden");
    await opens(olivia, "ashgrove-care", reference);
    await picksUp(olivia);
    await priya.goto(knows);
    await follow(priya, "Tell somebody at Linden House who the child is");
    await press(priya, "Release who the child is");
    await isToldOf(priya, "Choose the person who will know");
    await choose(priya, "Who will know?", "Olivia Marsden");
    await write(priya, "Why can it not wait for paperwork?", "She is collected from school at four.");
    await press(priya, "Release who the child is");
    await expect(priya.getByText("Before paperwork")).toBeVisible();
    await opens(olivia, "ashgrove-care", reference);
    await follow(olivia, "Who the child is");
    await expect(olivia.getByText("Thistledown Academy")).toBeVisible();
    // The home says no, and what it knew is closed with it.
    await opens(olivia, "ashgrove-care", reference);
    await follow(olivia, "Decline for Linden House");
    await choose(olivia, "Why does this home decline?", "Staffing");
    await press(olivia, "Decline for Linden House");
    await expect(olivia.getByText("The council knows that this home declines, and why")).toBeVisible();
    expect(await opensShown(olivia, `/provider/ashgrove-care/referrals/${reference}/identity`)).toBe(403);
  });
});
