import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { councilHome } from "~/domains/home/queries/council-home.server";
import { TEXTS_AN_HOUR, UNUSUAL_AN_HOUR } from "~/domains/vault/comparison.rules";
import { sqlFor } from "~/platform/database/clients.server";
import { person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, decidingWorld } from "../../../prisma/testing/deciding.server";
import { pauseSearch } from "../routing/commands/pause-search.server";
import { findReferral } from "./queries/find-referral.server";
import { viewGate } from "./queries/view-gate.server";
import { viewReferralCheck } from "./queries/view-referral-check.server";
import { viewReferralPage } from "./queries/view-referral-page.server";

/** Whoever may not know a child asks the portal whether a guess is right. */
testDatabase();
let world: DecidingWorld;
let other: Actor;
let admin: Actor;
let reference: string;

beforeAll(async () => {
  world = await decidingWorld(1);
  other = await person(world.home, ["broker"]);
  admin = await person(world.home, ["council-admin"]);
  reference = await world.search();
});

const version = async () =>
  (await read(world.broker, (tx) => findReferral(tx, world.broker, reference)))?.version ?? 0;
const pause = async (by: Actor, reason: string) =>
  pauseSearch(by, { reference, version: await version(), reason });
const comparisons = (by: Actor) =>
  read(by, (tx) =>
    tx.look.findMany({
      where: { purpose: "comparison", personId: by.personId },
      select: { texts: true, findings: true, typed: true },
    }),
  );

describe("a guess of somebody who may not know the child", () => {
  it("gets one answer, in its own words, whether it is right or wrong", async () => {
    for (const [right, wrong] of [
      ["Amara", "Zofia"],
      ["Quillfeather", "Brambleworth"],
      ["Oluchi Quillfeather", "Ngozi Brambleworth"],
      ["Wendeline Ashgate", "Hildegard Moorgate"],
      ["17 Larkspur Mews", "23 Larchwood Mews"],
      ["Thistledown Academy", "Bramblewick Academy"],
      ["943 476 5919", "943 476 5870"],
      ["WV10 9QZ", "WV10 9RD"],
    ] as const) {
      const said = async (guess: string) => {
        const answer = await pause(other, `We wait for ${guess} before we go on.`);
        expect(answer, guess).toMatchObject({ ok: false, error: { kind: "invalid", field: "reason" } });
        return JSON.stringify(answer).replaceAll(guess, "GUESS");
      };
      expect(await said(right)).toBe(await said(wrong));
    }
  });

  it("is a look with its count although the command was refused, and what was found is in it", async () => {
    const looks = await comparisons(other);
    expect(looks.length).toBe(16);
    expect(looks.every(({ typed, texts }) => typed && texts === 1)).toBe(true);
    expect(looks.filter(({ findings }) => (findings ?? 0) > 0).length).toBeGreaterThanOrEqual(7);
  });

  it("is told to an admin before it gets many answers, and then gets none", async () => {
    for (let more = 16; more < TEXTS_AN_HOUR; more += 1)
      expect((await pause(other, "We wait for Zofia.")).ok, String(more)).toBe(false);
    const mails = await sqlFor("worker")<{ to: string; props: object }[]>`
      select to_person_id as to, props from outgoing_messages where template = 'unusual-comparisons'`;
    expect(mails.map(({ to }) => to)).toEqual([admin.personId]);
    expect(mails[0]?.props).toMatchObject({ texts: UNUSUAL_AN_HOUR, referral: reference });
    const { rows } = await councilHome(admin);
    expect(rows).toMatchObject([{ reference, to: expect.stringContaining(`/people/${other.personId}`) }]);
    expect(rows[0]?.title).toContain(other.personName);
    expect((await councilHome(world.colleague)).rows).toEqual([]);
    for (const guess of ["Amara", "Zofia", "nothing at all"])
      expect(await pause(other, `We wait for ${guess}.`)).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining("Wait an hour") },
      });
    // Whoever may know the child is held up by nothing.
    expect(await pause(world.broker, "Waiting for Amara.")).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining("The child's name is in it") },
    });
  });
});

describe("a page of somebody who may not know the child", () => {
  it("opens no page that can hold a name, and shows the check with names masked", async () => {
    for (const by of [other, world.head, await person(world.home, ["quality-assurance"])]) {
      await expect(viewReferralPage(by, reference, "narrative")).rejects.toMatchObject({
        init: { status: 403 },
      });
      const check = await viewReferralCheck(by, reference);
      expect(check).toMatchObject({ masked: true, mayChange: false });
      const before = (await comparisons(by)).length;
      const gate = await viewGate(by, reference);
      expect(gate).toMatchObject({ items: [], fields: [], closed: null, waiting: { undecided: 0 } });
      // Refused before anything is opened: the time it takes tells nothing either.
      expect((await comparisons(by)).length).toBe(before);
    }
    expect(await viewReferralCheck(world.broker, reference)).toMatchObject({ masked: false });
  });
});
