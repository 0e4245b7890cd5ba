import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { person } from "../../../../prisma/factories/organisations";
import { testDatabase } from "../../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../../prisma/testing/deciding.server";
import { day, listAbsences, livedIn, placedWorld } from "../../../../prisma/testing/placed.server";
import { correctAbsence } from "../commands/correct-absence.server";
import { decideAbsenceFee } from "../commands/decide-absence-fee.server";
import { recordAbsence } from "../commands/record-absence.server";
import { withdrawAbsence } from "../commands/withdraw-absence.server";
import { absencesOf } from "../queries/absences-of.server";
import { viewAbsenceFee } from "../queries/view-absence-fee.server";
import { viewPlacement } from "../queries/view-placement.server";
import { absenceFeesToDecide } from "../queries/waiting.server";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let strangers: readonly Actor[];

beforeAll(async () => {
  ({ world, manager, strangers } = await placedWorld());
});

async function awayAt(who: Actor = manager) {
  const reference = await livedIn(world, manager, 20);
  const awayDays = { awayFrom: day(-6), backOn: null };
  const result = await recordAbsence(who, { reference, kind: "hospital", ...awayDays });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { reference, id: result.value.id, version: 1 };
}

const nights = async (reference: string) =>
  read(world.broker, async (tx) => {
    const { id } = await tx.placement.findUniqueOrThrow({ where: { reference } });
    return absencesOf(tx, id, { from: day(-20), to: day(-1) });
  });

it("is all of it until a head of service decides, and both sides read which part it is", async () => {
  const one = await awayAt();
  expect(await nights(one.reference)).toMatchObject([
    { nights: 6, retainedBasisPoints: 10_000, decided: false },
  ]);
  const before = await listAbsences(world.head, one.reference, "council");
  expect(before).toMatchObject([
    { fee: "Full fee while away, unless the council decides otherwise", decidesFee: true },
  ]);
  expect(await decideAbsenceFee(world.head, { ...one, percent: 80 })).toMatchObject({ ok: true });
  expect(await nights(one.reference)).toMatchObject([{ retainedBasisPoints: 8_000, decided: true }]);
  for (const [who, side] of [
    [world.broker, "council"],
    [manager, "provider"],
  ] as const) {
    const [row] = await listAbsences(who, one.reference, side);
    expect(row).toMatchObject({ fee: "80% of the fee while away", decidesFee: false, version: 2 });
    // Who decides on funding is the council's to know.
    const by =
      side === "council"
        ? `Fee decided by ${world.head.personName} for the council`
        : "Fee decided by the council";
    expect(row?.by.at(-1)).toContain(by);
    const { events } = await viewPlacement(who, one.reference);
    expect(events[0]?.text).toMatch(/^The council pays 80% of the fee for this absence/);
  }
});

it("waits on the start page of whoever decides, from the third night on, until somebody has", async () => {
  const director = await person(world.home, ["director"]);
  const waits = async (id: string, who: Actor) => {
    const settings = { "app.org_id": who.organisationId, "app.person_id": who.personId };
    const rows = await pipelined("council", settings, (sql) => [absenceFeesToDecide(sql, who, now())]);
    return rows.flat().some(({ target }) => target === id);
  };
  const one = await awayAt();
  expect(await waits(one.id, world.head)).toBe(true);
  // Without a limit a head of service decides.
  for (const who of [director, world.broker, ...strangers.filter(({ kind }) => kind === "council")])
    expect(await waits(one.id, who)).toBe(false);
  const short = { ...one, kind: "hospital" as const, awayFrom: day(-6), backOn: day(-4) };
  expect(await correctAbsence(manager, short)).toMatchObject({ ok: true });
  expect(await waits(one.id, world.head)).toBe(false);
  expect(await correctAbsence(manager, { ...short, version: 2, backOn: day(-3) })).toMatchObject({
    ok: true,
  });
  expect(await waits(one.id, world.head)).toBe(true);
  expect(await decideAbsenceFee(world.head, { ...one, version: 3, percent: 80 })).toMatchObject({ ok: true });
  expect(await waits(one.id, world.head)).toBe(false);
});

it("is decided at the version that was read, and again; not of what was withdrawn", async () => {
  const one = await awayAt();
  expect(await decideAbsenceFee(world.head, { ...one, version: 2, percent: 0 })).toMatchObject({
    error: { kind: "conflict" },
  });
  expect(await decideAbsenceFee(world.head, { ...one, percent: 0 })).toMatchObject({ ok: true });
  expect(await decideAbsenceFee(world.head, { ...one, version: 2, percent: 100 })).toMatchObject({
    ok: true,
  });
  expect(await withdrawAbsence(manager, { ...one, version: 3 })).toMatchObject({ ok: true });
  expect(await decideAbsenceFee(world.head, { ...one, version: 4, percent: 50 })).toMatchObject({
    error: { kind: "not-now" },
  });
});

it("goes when where the child is or the first night is corrected, and stays when the child comes back", async () => {
  const one = await awayAt();
  await decideAbsenceFee(world.head, { ...one, percent: 50 });
  const back = { ...one, version: 2, kind: "hospital" as const, awayFrom: day(-6), backOn: day(-2) };
  expect(await correctAbsence(manager, back)).toMatchObject({ ok: true });
  expect(await nights(one.reference)).toMatchObject([{ nights: 4, retainedBasisPoints: 5_000 }]);
  expect(await correctAbsence(manager, { ...back, version: 3, kind: "remand" })).toMatchObject({ ok: true });
  expect(await nights(one.reference)).toMatchObject([{ retainedBasisPoints: 10_000, decided: false }]);
});

it("goes when nights are added to an absence that had an end, and when whoever decided corrects it", async () => {
  const one = await awayAt();
  const closed = { ...one, kind: "hospital" as const, awayFrom: day(-6), backOn: day(-4) };
  expect(await correctAbsence(manager, closed)).toMatchObject({ ok: true });
  expect(await decideAbsenceFee(world.head, { ...one, version: 2, percent: 0 })).toMatchObject({ ok: true });
  expect(await correctAbsence(manager, { ...closed, version: 3, backOn: day(-5) })).toMatchObject({
    ok: true,
  });
  expect(await nights(one.reference)).toMatchObject([{ nights: 1, retainedBasisPoints: 0 }]);
  expect(await correctAbsence(manager, { ...closed, version: 4, backOn: day(-1) })).toMatchObject({
    ok: true,
  });
  expect(await nights(one.reference)).toMatchObject([{ nights: 5, decided: false }]);

  const both = await person(world.home, ["head-of-service", "team-manager"]);
  const ours = await awayAt(world.broker);
  expect(await decideAbsenceFee(both, { ...ours, percent: 0 })).toMatchObject({ ok: true });
  const back = { ...ours, version: 2, kind: "hospital" as const, awayFrom: day(-6), backOn: day(-2) };
  expect(await correctAbsence(both, back)).toMatchObject({ ok: true });
  expect(await nights(ours.reference)).toMatchObject([{ nights: 4, decided: false }]);
});

it("is decided by nobody who took part in the funding, recorded the absence, or is somebody else", async () => {
  const one = await awayAt();
  const both = await person(world.home, ["head-of-service", "social-worker"]);
  const own = await awayAt(both);
  expect(await decideAbsenceFee(both, { ...own, percent: 50 })).toMatchObject({
    error: { kind: "forbidden" },
  });
  expect(await decideAbsenceFee(both, { ...one, percent: 50 })).toMatchObject({ ok: true });
  for (const who of [world.broker, manager])
    expect((await decideAbsenceFee(who, { ...one, version: 2, percent: 50 })).ok).toBe(false);
  for (const who of strangers)
    expect(await decideAbsenceFee(who, { ...one, version: 2, percent: 50 })).toMatchObject({
      error: { kind: "not-found" },
    });
  for (const id of [own.id, newId(), "nonsense"]) {
    expect(await decideAbsenceFee(world.head, { ...one, id, percent: 50 })).toMatchObject({
      error: { kind: "not-found" },
    });
    await expect(viewAbsenceFee(world.head, one.reference, id)).rejects.toMatchObject({
      init: { status: 404 },
    });
  }
  await expect(viewAbsenceFee(world.broker, one.reference, one.id)).rejects.toMatchObject({
    init: { status: 403 },
  });
  expect((await viewAbsenceFee(world.head, one.reference, one.id)).move.whyNot).toBeNull();
});
