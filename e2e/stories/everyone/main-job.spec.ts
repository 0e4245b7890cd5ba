import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PLANTED, plantedIn } from "../../../prisma/testing/planted-child.ts";
import { expect, test } from "../../people.ts";
import {
  answerOf,
  authorisesFromTheMail,
  board,
  followsTheMail,
  opensTheBoard,
  prefers,
  shortlists,
} from "../../steps/council.ts";
import { dayInWords, follow, inDays, press, write } from "../../steps/fields.ts";
import { EXTRA, offerOn, offers } from "../../steps/offers.ts";
import { answers, picksUp, readsTheMail } from "../../steps/provider.ts";
import { type Heard, keep, overhear } from "../../steps/request-capture.ts";
import * as writing from "../../steps/writing.ts";
import { type Project, worldFolder } from "../../world/ports.ts";

const BROKER = "priya.nandakumar@wolverhampton.example";
const ASHGROVE = "olivia.marsden@ashgrove-care.example";
const FERNHILL = "bronwen.ellis@fernhill-homes.example";
const HEAD = "margaret.adeyemi@wolverhampton.example";

test.describe.configure({ mode: "serial" });

test.describe("A child who needs a home", () => {
  let reference = "";
  const twelveWeeks = inDays(6 + 83);
  const twoPeriods = `£5,300.00 a week to ${dayInWords(twelveWeeks)}, then £4,850.00`;
  const heard: Heard[] = [];
  const reading: Promise<unknown>[] = [];

  test("gets one: written, sent, offered, compared, authorised and accepted", async ({
    as,
    mailbox,
    scene,
  }) => {
    test.slow();
    const broker = await as("Priya Nandakumar");
    await test.step("The broker writes the referral page by page", async () => {
      reference = await writing.begins(broker, "Priya Nandakumar");
      await writing.opensPage(broker, reference, "child");
      await writing.writesTheChild(broker, PLANTED);
      await writing.writesThePurpose(broker);
      await writing.writesTheNeeds(broker);
      await writing.writesTheStrengths(broker);
      await writing.writesThePlacement(broker);
      await writing.writesTheLocation(broker);
      await writing.writesEducationAndHealth(broker);
      await writing.writesTheNarrative(broker, `${PLANTED.given} likes football. ${writing.STORY}`);
    });
    await test.step("The gate finds the name and the broker takes it out", async () => {
      await writing.isStoppedByTheGate(broker, reference, PLANTED.given);
    });
    await test.step("The broker checks the answers, previews whom it reaches, and sends it", async () => {
      await writing.checksTheAnswers(broker);
      await writing.previewsAndSends(broker);
    });

    const ashgrove = await as("Olivia Marsden");
    reading.push(...[overhear(ashgrove, heard)].flat());
    await test.step("A first provider is mailed, opens exactly that referral, picks it up and offers", async () => {
      await readsTheMail(
        ashgrove,
        mailbox,
        ASHGROVE,
        reference,
        new RegExp(`referral ${reference} from Wolverhampton: answer by`, "i"),
      );
      await expect(ashgrove.getByText("Priya Nandakumar").first()).toBeVisible();
      await picksUp(ashgrove);
      await offers(ashgrove, "Linden House", [
        { kind: "Core weekly fee", price: "£4,850.00" },
        // For the first 12 weeks: the last of its 84 nights.
        { kind: "Extra staffing", price: "22.50", hours: "20", until: twelveWeeks },
      ]);
    });
    const fernhill = await as("Bronwen Ellis");
    reading.push(...[overhear(fernhill, heard)].flat());
    await test.step("A second provider is interested, and then offers", async () => {
      await readsTheMail(fernhill, mailbox, FERNHILL, reference);
      await answers.interested(fernhill, "Meadow Lodge", { ring: "07700 900421", weekly: "4,600" });
      await mailbox.waitFor(BROKER, new RegExp(`A provider is interested in ${reference}`));
      await offers(fernhill, "Meadow Lodge", [{ kind: "Core weekly fee", price: "4600" }]);
    });

    await test.step("The broker compares the two, shortlists both and prefers one", async () => {
      await followsTheMail(broker, mailbox, BROKER, new RegExp(`An offer for ${reference}`));
      await broker.goto(`${board(reference)}/offers`);
      await expect(broker.getByRole("heading", { level: 1 })).toHaveText("Two offers, like for like");
      await expect(broker.getByText(twoPeriods).first()).toBeVisible();
      await shortlists(broker, reference, "Linden House");
      await shortlists(broker, reference, "Meadow Lodge");
      await prefers(broker, reference, "Linden House", "It keeps her at her school.");
    });
    await test.step("A head of service authorises from the mail in three presses", async () => {
      const head = await as("Margaret Adeyemi");
      await authorisesFromTheMail(head, mailbox, HEAD, reference, {
        cost: twoPeriods,
        extra: `To achieve: ${EXTRA.outcome}`,
      });
    });
    await test.step("The provider sees the stage and the time, not the name", async () => {
      await readsTheMail(ashgrove, mailbox, ASHGROVE, reference, /(Funding update for|is preferred).*/);
      await expect(ashgrove.getByText(/authorised/i).first()).toBeVisible();
      await expect(ashgrove.getByText("Margaret Adeyemi")).toHaveCount(0);
    });
    await test.step("The broker accepts, and both providers are told", async () => {
      await followsTheMail(broker, mailbox, BROKER, new RegExp(`Funding authorised: ${reference}`));
      await follow(broker, /^Accept/);
      // Other stories may have been given the last place of this home meanwhile.
      await scene.hasPlace(offerOn(broker));
      await broker.reload();
      await write(broker, "The reason that all the others read", "Another home is nearer to her school.");
      const asked = broker.getByLabel(/^I have called /);
      if ((await asked.count()) > 0) await asked.check();
      await press(broker, "Accept this offer");
      await expect(broker.getByText(/accepted/i).first()).toBeVisible();
      await readsTheMail(
        ashgrove,
        mailbox,
        ASHGROVE,
        reference,
        new RegExp(`Your offer for ${reference} is accepted`),
      );
      await expect(ashgrove.getByText("Accepted").first()).toBeVisible();
      await readsTheMail(
        fernhill,
        mailbox,
        FERNHILL,
        reference,
        new RegExp(`Your offer for ${reference} was not selected`),
      );
      await expect(fernhill.getByText("Another home is nearer to her school.").first()).toBeVisible();
    });
    await test.step("The referral is closed for everybody who was asked", async () => {
      await fernhill.goto("/provider/fernhill-homes/referrals?show=closed");
      await fernhill.goto(`/provider/fernhill-homes/referrals/${reference}`);
      await expect(fernhill.getByRole("link", { name: /^(Make an offer|Interested|Decline) / })).toHaveCount(
        0,
      );
      await opensTheBoard(broker, reference);
      await expect(answerOf(broker, "Ashgrove Care")).toContainText(/accepted/i);
    });
    await Promise.all(reading);
  });

  test("stays unknown to everybody at a provider", async ({ as, mailbox }, info) => {
    expect(reference, "the story before has been told").not.toBe("");
    for (const [who, slug] of [
      ["Olivia Marsden", "ashgrove-care"],
      ["Bronwen Ellis", "fernhill-homes"],
    ] as const) {
      const page = await as(who);
      const home = `/provider/${slug}`;
      const paths = [
        `${home}/referrals/${reference}`,
        `${home}/referrals?show=closed`,
        `${home}/offers`,
        home,
      ];
      for (const path of paths) {
        await keep(await page.request.get(path), heard);
        const [pathname, search = ""] = path.split("?");
        await keep(await page.request.get(`${pathname}.data?${search}`), heard);
      }
    }
    expect(heard.some(({ said }) => said.includes(reference))).toBe(true);
    expect(heard.some(({ where }) => where.includes(".data"))).toBe(true);
    for (const email of [ASHGROVE, FERNHILL])
      for (const mail of await mailbox.of(email)) {
        const source = join(worldFolder(info.project.name as Project), "mailbox", `${mail.id}.eml`);
        heard.push({ where: `mail to ${email}`, said: JSON.stringify(mail) });
        heard.push({ where: `mail to ${email}`, said: await readFile(source, "utf8") });
      }
    const found = heard.flatMap(({ where, said }) => plantedIn(said).map((value) => `${value} in ${where}`));
    expect(found).toEqual([]);
  });
});
