import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read, write } from "~/domains/access/transactions.server";
import { tellEvent } from "~/domains/audit/events.rules";
import { readEvents } from "~/domains/audit/read-events.server";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { ok } from "~/platform/result";
import { columnOfDay, dayOfColumn } from "~/platform/time";
import {
  draftOf,
  issuedAgreement,
  startedAgreement,
  writtenAgreement,
} from "../../../../prisma/factories/agreements";
import { person } from "../../../../prisma/factories/organisations";
import { testDatabase } from "../../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../../prisma/testing/deciding.server";
import { day, placedWorld, plannedPlacement } from "../../../../prisma/testing/placed.server";
import { issueAgreement } from "../commands/issue-agreement.server";
import { recordPartyAnswer } from "../commands/record-party-answer.server";
import { setFundingSplit } from "../commands/set-funding-split.server";
import { withdrawFundingSplit } from "../commands/withdraw-funding-split.server";
import { splitsOfChild } from "../queries/splits-of-child.server";
import { viewAgreement } from "../queries/view-agreement.server";
import { viewPlacement } from "../queries/view-placement.server";
import { viewWhoPays, viewWhoPaysCard } from "../queries/view-who-pays.server";
import { partiesWaiting } from "../queries/waiting.server";
import { FUNDING_SHARE_EVENTS } from "./funding-shares.events";
import type { Share } from "./funding-shares.rules";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let socialWorker: Actor;
let strangers: readonly Actor[];
const BOARD = "E54000062";

beforeAll(async () => {
  ({ world, manager, socialWorker, strangers } = await placedWorld());
});

const shares = (health: number, paysProvider = false): Share[] => [
  { party: "social-care", basisPoints: 10_000 - health, icbCode: null, paysProvider: false },
  { party: "health", basisPoints: health, icbCode: BOARD, paysProvider },
];

async function splitAt(reference: string, who = world.broker, more = {}) {
  const [child] = (await viewWhoPays(world.broker, reference)).children;
  return setFundingSplit(who, {
    reference,
    child: 1,
    firstDay: day(1),
    shares: shares(3_000),
    expected: child?.expected ?? "",
    ...more,
  });
}

async function healthOf(reference: string) {
  const [child] = (await viewWhoPays(world.broker, reference)).children;
  const share = child?.splits.at(-1)?.shares.find(({ answerable }) => answerable);
  if (!child || !share) throw new Error("no health share");
  return { child, share };
}

async function answerAt(reference: string, who = world.broker, more = {}) {
  const { share } = await healthOf(reference);
  return recordPartyAnswer(who, {
    reference,
    id: share.id,
    agreed: true,
    answeredBy: "Head of complex care",
    answeredOn: day(0),
    agreedUntil: undefined,
    evidence: "Panel minute 14/26",
    expected: share.answers[0]?.key ?? "",
    ...more,
  });
}

describe("who pays for a child", () => {
  it("is social care alone until it is recorded; then health's missing agreement is said until it is given", async () => {
    const { search } = await plannedPlacement(world);
    const before = await viewWhoPays(world.head, search);
    expect(before.children).toMatchObject([{ child: "the child", lines: [], missing: [], splits: [] }]);
    expect(await splitAt(search)).toMatchObject({ ok: true });
    const [child] = (await viewWhoPaysCard(world.head, search))?.children ?? [];
    expect(child?.missing).toEqual(["Health (NHS Black Country ICB) has not agreed to pay 30%"]);
    expect(child?.lines[0]).toMatch(/^Social care 70%, Health \(NHS Black Country ICB\) 30%, from /);
    expect(await answerAt(search, world.head, { agreedUntil: day(90) })).toMatchObject({ ok: true });
    const after = await healthOf(search);
    expect(after.child.missing).toEqual([]);
    expect(after.share.standing).toBe("agreed");
    expect(after.share.answers).toMatchObject([
      {
        evidence: "Panel minute 14/26",
        words: expect.stringContaining("Agreed by Head of complex care on "),
      },
    ]);
    expect(after.share.answers[0]?.recorded).toContain(world.head.personName);
  });

  it("waits on the broker's start page until each party has agreed, and again before an agreement ends", async () => {
    const { search } = await plannedPlacement(world);
    const waits = async (who = world.broker) => {
      const settings = { "app.org_id": who.organisationId, "app.person_id": who.personId };
      const rows = await pipelined("council", settings, (sql) => [partiesWaiting(sql, who, false, now())]);
      return rows.flat().flatMap(({ reference, kind }) => (reference === search ? [kind] : []));
    };
    expect(await waits()).toEqual([]);
    await splitAt(search);
    expect(await waits()).toEqual(["party-to-agree"]);
    for (const who of [world.head, ...strangers.filter(({ kind }) => kind === "council")])
      expect(await waits(who)).toEqual([]);
    await answerAt(search, world.broker, { agreedUntil: day(60) });
    expect(await waits()).toEqual([]);
    await answerAt(search, world.broker, { agreedUntil: day(20) });
    expect(await waits()).toEqual(["party-ends"]);
    await answerAt(search, world.broker, { agreed: false });
    expect(await waits()).toEqual(["party-to-agree"]);
    // What another split takes over on the next day is no gap, and that one waits for itself.
    await answerAt(search, world.broker, { agreedUntil: day(20) });
    await splitAt(search, world.broker, { firstDay: day(21), shares: [shares(0)[0]] });
    expect(await waits()).toEqual([]);
  });

  it("follows a later answer and keeps those before it", async () => {
    const { search } = await plannedPlacement(world);
    await splitAt(search);
    await answerAt(search);
    expect(
      await answerAt(search, world.broker, { agreed: false, evidence: "Letter of withdrawal" }),
    ).toMatchObject({
      ok: true,
    });
    const { child, share } = await healthOf(search);
    expect(child.missing).toEqual(["Health (NHS Black Country ICB) refused to pay 30%"]);
    expect(share.answers.map(({ evidence }) => evidence)).toEqual([
      "Letter of withdrawal",
      "Panel minute 14/26",
    ]);
  });

  it("is agreed to no day before its split starts", async () => {
    const { search } = await plannedPlacement(world);
    await splitAt(search, world.broker, { firstDay: day(10) });
    expect(await answerAt(search, world.broker, { agreedUntil: day(9) })).toMatchObject({
      error: {
        kind: "invalid",
        field: "agreedUntil",
        message: expect.stringMatching(/when this split starts$/),
      },
    });
    expect(await answerAt(search, world.broker, { agreedUntil: day(10) })).toMatchObject({ ok: true });
  });

  it("has periods without a gap: one of the same day is replaced, and asks its parties again", async () => {
    const { search, placement } = await plannedPlacement(world);
    await splitAt(search);
    await answerAt(search);
    expect(await splitAt(search, world.broker, { firstDay: day(31), shares: shares(5_000) })).toMatchObject({
      ok: true,
    });
    expect(await splitAt(search, world.broker, { shares: shares(2_500) })).toMatchObject({ ok: true });
    const periods = await read(world.broker, (tx) => splitsOfChild(tx, placement));
    expect(
      periods.map(({ firstDay, lastDay, shares: all }) => [
        firstDay,
        lastDay,
        all.map(({ basisPoints, answer }) => [basisPoints, answer]),
      ]),
    ).toEqual([
      [
        day(1),
        day(30),
        [
          [7_500, null],
          [2_500, null],
        ],
      ],
      [
        day(31),
        null,
        [
          [5_000, null],
          [5_000, null],
        ],
      ],
    ]);
    const [child] = (await viewWhoPays(world.broker, search)).children;
    const later = { reference: search, id: child?.splits.at(-1)?.id ?? "" };
    expect(await withdrawFundingSplit(world.broker, later)).toMatchObject({ ok: true });
    expect(await withdrawFundingSplit(world.broker, later)).toMatchObject({ error: { kind: "not-now" } });
    expect(await read(world.broker, (tx) => splitsOfChild(tx, placement))).toMatchObject([
      { firstDay: day(1), lastDay: null },
    ]);
  });

  it("is changed by one of two who read the same page", async () => {
    const { search } = await plannedPlacement(world);
    const both = [world.broker, world.colleague].map((who) => splitAt(search, who, { expected: "" }));
    const done = await Promise.all(both);
    expect(done.filter(({ ok: yes }) => yes)).toHaveLength(1);
    expect(done.filter((one) => !one.ok)).toMatchObject([{ error: { kind: "conflict" } }]);
    expect(await answerAt(search, world.broker, { expected: newId() })).toMatchObject({
      error: { kind: "conflict" },
    });
  });

  it("is told in the timeline of the referral, and nothing of it to the provider", async () => {
    const { search, placement } = await plannedPlacement(world);
    await splitAt(search);
    await answerAt(search, world.broker, { agreedUntil: day(90) });
    const rows = await read(world.broker, (tx) =>
      readEvents(tx, world.broker, { subject: "referral", subjectId: placement.referralId }),
    );
    const told = rows.map((event) => tellEvent([FUNDING_SHARE_EVENTS], event, "council")).join("\n");
    expect(told).toMatch(
      /Who pays for the child, from .*: Social care 70%, Health \(NHS Black Country ICB\) 30%/,
    );
    expect(told).toMatch(/Health \(NHS Black Country ICB\) agreed to pay 30% for the child, from .*, until /);
    const { events } = await viewPlacement(manager, placement.reference);
    expect(JSON.stringify(events)).not.toContain("Black Country");
    expect(await viewWhoPaysCard(manager, search)).toBeNull();
  });

  it("is in the agreement for the provider as who pays it: a board that pays itself and has agreed to, else the council", async () => {
    const council = world.home.name;
    const issuedWith = async (paysProvider: boolean) => {
      const { search, offer, placement } = await plannedPlacement(world);
      const firstDay = dayOfColumn(placement.plannedStart);
      await splitAt(search, world.broker, { firstDay, shares: shares(3_000, paysProvider) });
      await answerAt(search);
      const reference = await startedAgreement(world.broker, offer);
      await writtenAgreement(world.broker, reference);
      await issuedAgreement(world.broker, reference);
      return (await viewAgreement(manager, reference)).shown?.content;
    };
    expect((await issuedWith(true))?.payers).toEqual([
      `${council} pays 70% and NHS Black Country ICB pays 30%`,
    ]);
    const recharged = await issuedWith(false);
    expect(recharged?.payers).toEqual([`${council} pays all of the fee`]);
    expect(JSON.stringify(recharged)).not.toContain("Black Country");
  });

  it("is issued as the page showed it, not as somebody has changed it since", async () => {
    const { search, offer, placement } = await plannedPlacement(world);
    const reference = await startedAgreement(world.broker, offer);
    await writtenAgreement(world.broker, reference);
    const { savedAt, ...read } = await draftOf(world.broker, reference);
    const firstDay = dayOfColumn(placement.plannedStart);
    await splitAt(search, world.broker, { firstDay, shares: shares(3_000, true) });
    await answerAt(search);
    const input = { reference, expectedVersion: savedAt, ...read };
    expect(await issueAgreement(world.broker, input)).toMatchObject({ error: { kind: "conflict" } });
    const { expected } = await draftOf(world.broker, reference);
    expect(await issueAgreement(world.broker, { ...input, expected })).toMatchObject({ ok: true });
  });

  it("is not there for strangers, and not to be changed by who only reads", async () => {
    const { search } = await plannedPlacement(world);
    await splitAt(search);
    expect(await splitAt(search, socialWorker)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await answerAt(search, socialWorker)).toMatchObject({ error: { kind: "forbidden" } });
    const { share, child } = await healthOf(search);
    for (const stranger of [...strangers, manager]) {
      expect(await splitAt(search, stranger)).toMatchObject({ error: { kind: "not-found" } });
      expect(await answerAt(search, stranger)).toMatchObject({ error: { kind: "not-found" } });
      const id = child.splits[0]?.id ?? "";
      expect(await withdrawFundingSplit(stranger, { reference: search, id })).toMatchObject({
        error: { kind: "not-found" },
      });
      await expect(viewWhoPays(stranger, search)).rejects.toMatchObject({ init: { status: 404 } });
    }
    const another = await plannedPlacement(world);
    expect(await answerAt(search, world.broker, { reference: another.search })).toMatchObject({
      error: { kind: "not-found" },
    });
    expect(share.answers).toEqual([]);
    expect(await splitAt(search, world.broker, { child: 2 })).toMatchObject({ error: { kind: "not-found" } });
  });

  it("takes no name of the child as a reference", async () => {
    const { search } = await plannedPlacement(world);
    await splitAt(search);
    const named = await answerAt(search, world.broker, { evidence: "Letter about Amara" });
    expect(named.ok).toBe(false);
  });
});

describe("past the commands", () => {
  /** Writes a split with these shares, as the database answers it. */
  async function writes(who: Actor, points: readonly (readonly [string, number])[], more = {}) {
    const { search } = await plannedPlacement(world);
    const id = newId();
    const { councilId, childId, referralId } = await read(world.broker, async (tx) => {
      const row = await tx.referral.findFirstOrThrow({
        where: { reference: search },
        select: { id: true, councilId: true, children: { select: { id: true } } },
      });
      return { councilId: row.councilId, referralId: row.id, childId: row.children[0]?.id ?? "" };
    });
    return write<null, never>(who, undefined, async (tx) => {
      await tx.fundingSplit.create({
        data: {
          id,
          councilId,
          referralId,
          referralChildId: childId,
          firstDay: columnOfDay(day(1)),
          setById: who.personId,
          setAt: now(),
          ...more,
        },
      });
      await tx.fundingShare.createMany({
        data: points.map(([party, basisPoints]) => ({
          id: newId(),
          splitId: id,
          councilId,
          party,
          basisPoints,
          icbCode: party === "health" ? BOARD : null,
        })),
      });
      return ok(null);
    }).then(
      () => "written",
      () => "refused",
    );
  }

  it("the shares of a split are a whole when the transaction ends, in the name of who writes and only by who may", async () => {
    const whole = [
      ["social-care", 7_000],
      ["health", 3_000],
    ] as const;
    expect(await writes(world.broker, whole)).toBe("written");
    expect(await writes(world.broker, [])).toBe("refused");
    expect(await writes(world.broker, [["social-care", 9_999]])).toBe("refused");
    expect(await writes(world.broker, [...whole, ["education", 1]])).toBe("refused");
    expect(
      await writes(world.broker, [
        ["social-care", 7_000],
        ["social-care", 3_000],
      ]),
    ).toBe("refused");
    expect(await writes(world.broker, whole, { setById: world.head.personId })).toBe("refused");
    expect(await writes(socialWorker, whole)).toBe("refused");
    expect(await writes(await person(world.home, ["finance-officer"]), whole)).toBe("refused");
    for (const stranger of strangers) expect(await writes(stranger, whole)).toBe("refused");
  });

  it("a share never changes, and social care's is not answered", async () => {
    const { search } = await plannedPlacement(world);
    await splitAt(search);
    const { child } = await healthOf(search);
    const [own] = child.splits[0]?.shares ?? [];
    const tries = [
      write<null, never>(world.broker, undefined, async (tx) => {
        await tx.fundingShare.updateMany({ where: { id: own?.id ?? "" }, data: { basisPoints: 1 } });
        return ok(null);
      }),
      write<null, never>(world.broker, undefined, async (tx) => {
        await tx.fundingPartyAnswer.create({
          data: {
            id: newId(),
            shareId: own?.id ?? "",
            councilId: world.broker.organisationId,
            agreed: true,
            answeredBy: "x",
            answeredOn: columnOfDay(day(0)),
            evidence: "x",
            recordedById: world.broker.personId,
            recordedAt: now(),
          },
        });
        return ok(null);
      }),
    ];
    for (const one of tries) await expect(one).rejects.toThrow();
  });
});
