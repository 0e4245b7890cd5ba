import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { newId } from "~/platform/ids";
import { person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { leaveOut } from "./commands/leave-out.server";
import { recordNotSent } from "./commands/record-not-sent.server";
import { type SaveLetter, saveLetter } from "./commands/save-letter.server";
import { sendNotices } from "./commands/send-notices.server";
import { lettersChapter } from "./queries/statutory-chapters.server";
import { viewLetters } from "./queries/view-letters.server";
import { viewLetterForm } from "./queries/view-notice-form.server";
import { viewNotices } from "./queries/view-notices.server";
import {
  as,
  kindOf,
  planned,
  SHROPSHIRE,
  STAFFORDSHIRE,
  type StatutoryWorld,
  statutoryWorld,
  stepsAt,
  today,
} from "./testing/statutory-world";

testDatabase();
let world: StatutoryWorld;
let reference: string;
let social: Actor;
beforeAll(async () => {
  world = await statutoryWorld();
  reference = await planned(world);
  social = await person(world.home, ["social-worker"]);
});

const LETTER: Omit<SaveLetter, "reference" | "of"> = {
  version: 0,
  name: "Ms Ngozi Okafor",
  how: "post",
  address: "4 Ferry Road\nWolverhampton",
  tells: "full",
  withheldWhy: "",
  email: "",
  carers: "",
  where: "12 Orchard Way",
  words: "Family time is on Saturdays.",
  carePlan: "",
};
const writes = (of: string, more: Partial<SaveLetter> = {}, who = world.broker) =>
  saveLetter(who, { ...LETTER, reference, of, ...more });
const group = async (code: string, who = world.head) =>
  (await viewNotices(who, reference)).groups.find((one) => one.code === code);
const waiting = async () => (await viewNotices(world.broker, reference)).waiting;
const sends = async (who = world.broker, more = {}) =>
  sendNotices(who, {
    reference,
    notices: (await waiting()).map(({ chosen }) => chosen),
    sentOn: today(),
    ...more,
  });
const stored = () =>
  read(world.broker, (tx) => tx.statutoryNotice.findMany({ where: { placement: { reference } } }));
const opened = (who: Actor) =>
  as(
    world.broker,
    (sql) => sql`select purpose from vault.looks where person_id = ${who.personId} and purpose = 'notice'`,
  );

describe("letters of regulation 13", () => {
  it("are proposed to everybody whom the regulation names, and none is told of by a name", async () => {
    const { groups, lede } = await viewNotices(world.nominated, reference);
    expect(groups.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        "notice-child",
        "notice-parents",
        "notice-contact",
        "notice-previous-carer",
        "notice-icb",
        "notice-gp",
        "notice-iro",
      ]),
    );
    expect(groups.find(({ code }) => code === "notice-parents")?.parts.map(({ part }) => part)).toEqual([
      "mother",
      "father",
      "other-parent",
    ]);
    expect(lede).toMatch(/notifications missing/);
    expect(await opened(world.nominated)).toHaveLength(0);
  });

  it("are written by who works the case and may know the child, and by nobody else", async () => {
    const colleague = await person(world.home, ["broker"]);
    for (const [who, wanted] of [
      [colleague, "forbidden"],
      [world.director, "forbidden"],
      [world.head, "forbidden"],
      [world.stranger, "not-found"],
      [social, "ok"],
    ] as const)
      expect([who.roles, kindOf(await writes("mother", {}, who))]).toEqual([who.roles, wanted]);
    await expect(viewLetters(colleague, reference, null)).rejects.toMatchObject({
      init: { status: 403 },
    });
    expect(await opened(colleague)).toHaveLength(0);
    expect(await opened(world.director)).toHaveLength(0);
  });

  it("each keeps its words in its form, however many others there are", async () => {
    const other = await planned(world);
    const writesTo = async (name: string) =>
      expect(
        kindOf(await saveLetter(world.broker, { ...LETTER, reference: other, of: "contact", name })),
      ).toBe("ok");
    for (let more = 0; more <= 20; more += 1) await writesTo(`Person ${more}`);
    const first = await read(world.broker, (tx) =>
      tx.statutoryNotice.findFirstOrThrow({
        where: { placement: { reference: other } },
        orderBy: { id: "asc" },
      }),
    );
    expect((await viewLetterForm(world.broker, other, first.id)).letter.name).toBe("Person 0");
  });

  it("written for another area is not printed once the child is to live elsewhere", async () => {
    const other = await planned(world);
    const steps = stepsAt(world, other);
    const toPrint = async () => (await viewLetters(world.broker, other, null)).letters.length;
    await steps.tells(world.broker, SHROPSHIRE);
    const letter: Omit<SaveLetter, "of"> = {
      ...LETTER,
      name: "Shropshire Council",
      carePlan: "enclosed",
      reference: other,
    };
    expect(kindOf(await saveLetter(world.broker, { ...letter, of: "area-authority" }))).toBe("ok");
    expect(await toPrint()).toBe(1);
    await steps.tells(world.broker, STAFFORDSHIRE);
    expect(await toPrint()).toBe(0);
  });

  it("are kept under the children's keys: the row has neither the name nor the address", async () => {
    const [row] = await stored();
    expect(JSON.stringify({ ...row, sealed: Buffer.from(row?.sealed ?? []).toString("latin1") })).not.toMatch(
      /Okafor|Ferry|Orchard|Saturdays/,
    );
  });

  it("say the placement's facts, and opening them is a look", async () => {
    const { letters } = await viewLetters(social, reference, null);
    expect(letters).toHaveLength(1);
    const [letter] = letters;
    expect(letter?.to).toEqual(["Ms Ngozi Okafor", "4 Ferry Road", "Wolverhampton"]);
    const text = letter?.paragraphs.join("\n") ?? "";
    expect(text).toContain("12 Orchard Way");
    expect(text).toContain("Under regulation 13 of the Care Planning");
    expect(text).toContain("Family time is on Saturdays.");
    expect(await opened(social)).toHaveLength(1);
    expect((await viewLetterForm(social, reference, "mother")).letter.where).toBe("12 Orchard Way");
    expect(await opened(social)).toHaveLength(2);
  });

  it("do not say where the child lives to somebody who must not be told", async () => {
    const withheld = { tells: "withheld", withheldWhy: "The order of 3 May says so" } as const;
    const home = (await viewNotices(world.head, reference)).service;
    for (const words of [
      `You can write to ${home.toUpperCase()}.`,
      // Of the letter to the mother.
      "It is on Orchard Way.",
      "The postcode is wv68rb.",
    ])
      expect([
        words,
        await writes("father", { ...withheld, words, where: "31 Linden Avenue\nWV6 8RB" }),
      ]).toMatchObject([words, { ok: false, error: { kind: "invalid", field: "words" } }]);
    expect(kindOf(await writes("father", withheld))).toBe("ok");
    const father = (await viewLetters(social, reference, null)).letters.find(({ who }) => who === "Father");
    const text = JSON.stringify(father);
    expect(text).not.toContain("Orchard");
    expect(text).not.toContain(home);
    expect(text).toContain("We are not able to tell you where");
    expect((await group("notice-parents"))?.people.map((one) => one.withheld)).toEqual([
      null,
      "The order of 3 May says so",
    ]);
  });

  it("a reason that names the child is refused, since colleagues read it", async () => {
    const reasons = { tells: "withheld", withheldWhy: "Amara asked for it" } as const;
    expect(await writes("father", reasons)).toMatchObject({ ok: false, error: { field: "withheldWhy" } });
  });

  it("several are recorded as sent in one press, all or none, as they were listed", async () => {
    expect(
      kindOf(await writes("iro", { how: "secure-email", address: "", email: "iro@example.gov.uk" })),
    ).toBe("ok");
    expect(kindOf(await sends(world.broker, { sentOn: "2020-01-01" }))).toBe("invalid");
    const listed = (await waiting()).map(({ chosen }) => chosen);
    expect(listed).toHaveLength(3);
    const stale = [...listed.slice(1), `${listed[0]?.slice(0, 36)}.7`];
    expect(kindOf(await sends(world.broker, { notices: stale }))).toBe("conflict");
    expect(await waiting()).toHaveLength(3);
    expect((await group("notice-iro"))?.status.words).toBe("Not sent");
    const both = await Promise.all([
      sends(world.broker, { notices: listed }),
      sends(social, { notices: listed }),
    ]);
    expect(both.map(kindOf).sort()).toEqual(["conflict", "ok"]);
    expect(await waiting()).toHaveLength(0);
    expect((await group("notice-iro"))?.status.words).toBe("Sent");
    const steps = stepsAt(world, reference);
    expect(await steps.row("notice-parents")).toMatchObject({ status: { words: "Sent", missing: false } });
    expect(await steps.row("notice-parents")).toMatchObject({
      given: { evidence: expect.stringMatching(/^(Mother|Father): letter by post/) },
    });
  });

  it("those that were sent go into the case record with why an address was withheld, and unsigned", async () => {
    const chapter = JSON.stringify(await read(social, (tx) => lettersChapter(tx, social, reference)));
    expect(chapter).toContain("Reason: The order of 3 May says so");
    expect(chapter.match(/Who signed it and who it said to contact are not kept here/g)).toHaveLength(3);
    expect(chapter).not.toContain(social.personName);
  });

  it("somebody else who has to be told makes the step missing again until they are", async () => {
    expect(kindOf(await writes("other-parent"))).toBe("ok");
    const steps = stepsAt(world, reference);
    expect((await steps.row("notice-parents"))?.status).toMatchObject({ words: "Not sent", missing: true });
    const other = (await waiting())[0];
    const reason = { leftOut: "nobody", leftOutWhy: "Added by mistake" } as const;
    const left = { reference, of: other?.id ?? "", version: 1, ...reason };
    expect(kindOf(await leaveOut(world.broker, { ...left, version: 9 }))).toBe("conflict");
    expect(kindOf(await leaveOut(world.broker, left))).toBe("ok");
    expect((await steps.row("notice-parents"))?.status.missing).toBe(false);
    expect((await stored()).find(({ id }) => id === other?.id)?.sealed).toBeNull();
  });

  it("one that was sent is changed by nobody until it is recorded that it was not", async () => {
    const mother = (await group("notice-parents"))?.people.find(({ who }) => who === "Mother");
    const [id = "", version] = (mother?.chosen ?? "").split(".");
    expect(kindOf(await writes(id, { version: Number(version) }))).toBe("not-now");
    expect(kindOf(await recordNotSent(world.broker, { reference, id, version: 1 }))).toBe("conflict");
    expect(kindOf(await recordNotSent(world.broker, { reference, id, version: Number(version) }))).toBe("ok");
    expect(kindOf(await writes(id, { version: Number(version) + 1, name: "Ms N. Okafor" }))).toBe("ok");
    expect((await viewLetters(social, reference, id)).letters[0]?.to[0]).toBe("Ms N. Okafor");
  });

  it("another placement's letter answers like an absent one", async () => {
    const other = await planned(world);
    const [row] = await stored();
    const at = { reference: other, id: row?.id ?? "", version: row?.version ?? 0 };
    expect(kindOf(await recordNotSent(world.broker, at))).toBe("not-found");
    await expect(viewLetters(world.broker, other, row?.id ?? "")).rejects.toMatchObject({
      init: { status: 404 },
    });
    await expect(viewLetters(world.broker, reference, newId())).rejects.toMatchObject({
      init: { status: 404 },
    });
  });
});
