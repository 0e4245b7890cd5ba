import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { newId } from "~/platform/ids";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, outbox } from "../../../../prisma/testing/deciding.server";
import {
  livedIn as childLivedIn,
  day,
  listAbsences,
  placedWorld,
} from "../../../../prisma/testing/placed.server";
import { correctAbsence } from "../commands/correct-absence.server";
import { endPlacement } from "../commands/end-placement.server";
import { recordAbsence } from "../commands/record-absence.server";
import { withdrawAbsence } from "../commands/withdraw-absence.server";
import { tellPlacement } from "../jobs/tell-placement.server";
import { absencesOf } from "../queries/absences-of.server";
import { viewAbsence } from "../queries/view-absence.server";
import { viewPlacement } from "../queries/view-placement.server";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let socialWorker: Actor;
let strangers: readonly Actor[];
const job = {} as JobContext;

beforeAll(async () => {
  ({ world, manager, socialWorker, strangers } = await placedWorld());
});

const rowOf = (reference: string) =>
  read(world.broker, (tx) =>
    tx.placement.findUniqueOrThrow({ where: { reference }, include: { absences: true } }),
  );

/** A child who moved in so many days ago. */
const livedIn = (since = 20) => childLivedIn(world, manager, since);

const away = (
  who: Actor,
  reference: string,
  from: number,
  back: number | null = null,
  kind = "missing" as const,
) => recordAbsence(who, { reference, kind, awayFrom: day(from), backOn: back === null ? null : day(back) });

async function recorded(who: Actor, reference: string, from: number, back: number | null = null) {
  const result = await away(who, reference, from, back);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.id;
}

describe("an absence", () => {
  it("is recorded by either side, and both read where, which nights and who said so", async () => {
    const reference = await livedIn();
    expect(await away(manager, reference, -10, -8)).toMatchObject({ ok: true });
    expect(await away(socialWorker, reference, -8)).toMatchObject({ ok: true });
    for (const [who, side] of [
      [world.broker, "council"],
      [manager, "provider"],
    ] as const) {
      const rows = await listAbsences(who, reference, side);
      expect(rows).toMatchObject([
        { label: "Missing", awayFrom: day(-8), backOn: null },
        { label: "Missing", awayFrom: day(-10), backOn: day(-8) },
      ]);
      expect(rows[0]?.by[0]).toContain(`Recorded by ${socialWorker.personName} for the council`);
      expect(rows[1]?.by[0]).toContain(`Recorded by ${manager.personName} for the provider`);
      const { events } = await viewPlacement(who, reference);
      expect(events[0]?.text).toMatch(/^The council recorded an absence: missing, away from/);
    }
  });

  it("has nights of the placement that have come, and none that another has", async () => {
    const reference = await livedIn(10);
    const refused = (field: string) => ({ error: { kind: "invalid", field } });
    expect(await away(manager, reference, 1)).toMatchObject(refused("awayFrom"));
    expect(await away(manager, reference, -11)).toMatchObject(refused("awayFrom"));
    expect(await away(manager, reference, -3, -3)).toMatchObject(refused("backOn"));
    await recorded(manager, reference, -8, -5);
    const again = await away(world.broker, reference, -6, -2);
    expect(again).toMatchObject(refused("awayFrom"));
    expect(JSON.stringify(again)).toContain("Another absence covers some of these nights: missing.");
    expect(await away(world.broker, reference, -9)).toMatchObject(refused("awayFrom"));
    expect(await away(world.broker, reference, -5)).toMatchObject({ ok: true });
  });

  it("is corrected at the version that was read, by the side that recorded it", async () => {
    const reference = await livedIn();
    const id = await recorded(manager, reference, -6);
    const input = {
      ...{ reference, id, version: 1, kind: "hospital" as const },
      ...{ awayFrom: day(-6), backOn: day(-2) },
    };
    expect(await correctAbsence(world.broker, input)).toMatchObject({ error: { kind: "not-now" } });
    expect(await correctAbsence(manager, { ...input, version: 2 })).toMatchObject({
      error: { kind: "conflict" },
    });
    expect(await correctAbsence(manager, input)).toMatchObject({ ok: true });
    expect(await correctAbsence(manager, input)).toMatchObject({ error: { kind: "conflict" } });
    expect(await correctAbsence(manager, { ...input, version: 2 })).toMatchObject({
      error: { kind: "not-now" },
    });
    const { events } = await viewPlacement(world.broker, reference);
    expect(events[0]?.text).toMatch(
      /^The provider corrected an absence: now in hospital, .*; before, missing, away from/,
    );
    expect(await listAbsences(world.broker, reference, "council")).toMatchObject([
      { label: "In hospital", version: 2, whyNot: expect.stringContaining("only the provider") },
    ]);
  });

  it("that is withdrawn is shown, changes no more, and leaves its nights to another", async () => {
    const reference = await livedIn();
    const id = await recorded(world.broker, reference, -6);
    const input = { reference, id, version: 1 };
    expect(await withdrawAbsence(manager, input)).toMatchObject({ error: { kind: "not-now" } });
    expect(await withdrawAbsence(world.broker, { ...input, version: 3 })).toMatchObject({
      error: { kind: "conflict" },
    });
    expect(await withdrawAbsence(world.broker, input)).toMatchObject({ ok: true });
    expect(await withdrawAbsence(world.broker, { ...input, version: 2 })).toMatchObject({
      error: { kind: "not-now" },
    });
    const [row] = await listAbsences(manager, reference, "provider");
    expect(row).toMatchObject({ withdrawn: true });
    expect(row?.by[1]).toContain(`Withdrawn by ${world.broker.personName} for the council`);
    expect(await away(manager, reference, -6)).toMatchObject({ ok: true });
  });

  it("is late word too once the placement has ended, of nights until its last", async () => {
    const reference = await livedIn();
    const { version } = await rowOf(reference);
    const end = { reference, version, lastNight: day(-3), reason: "as-planned" as const, note: "" };
    expect(await endPlacement(world.broker, end)).toMatchObject({ ok: true });
    expect(await away(manager, reference, -2)).toMatchObject({ error: { field: "awayFrom" } });
    expect(await away(manager, reference, -5, -2)).toMatchObject({ error: { field: "backOn" } });
    expect(await away(manager, reference, -5)).toMatchObject({ ok: true });
    const [row] = await listAbsences(world.broker, reference, "council");
    expect(row?.days).toMatch(/until the placement ended \(3 nights\)$/);
  });

  it("is nobody else's: what is foreign is answered like what is not there", async () => {
    const reference = await livedIn();
    const id = await recorded(manager, reference, -4);
    const foreign = await recorded(manager, await livedIn(), -4);
    for (const who of strangers) {
      expect(await away(who, reference, -2, -1)).toMatchObject({ error: { kind: "not-found" } });
      expect(await withdrawAbsence(who, { reference, id, version: 1 })).toMatchObject({
        error: { kind: "not-found" },
      });
      expect(await listAbsences(who, reference, "council")).toEqual([]);
      await expect(viewAbsence(who, reference, id)).rejects.toMatchObject({ init: { status: 404 } });
    }
    for (const other of [foreign, newId(), "nonsense"]) {
      expect(await withdrawAbsence(manager, { reference, id: other, version: 1 })).toMatchObject({
        error: { kind: "not-found" },
      });
      await expect(viewAbsence(manager, reference, other)).rejects.toMatchObject({ init: { status: 404 } });
    }
    expect(await away(world.head, reference, -2, -1)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await viewAbsence(world.broker, reference, id)).toMatchObject({
      move: { whyNot: expect.stringContaining("only the provider") },
    });
  });

  it("is mailed to the other side once a version, and the mail says nothing of it", async () => {
    const reference = await livedIn();
    const absence = { id: await recorded(manager, reference, -4), change: "recorded" as const };
    const { id: placementId, councilId: organisationId } = await rowOf(reference);
    const payload = { placementId, organisationId, what: "absence" as const, version: 1, absence };
    for (const version of [1, 1, 2]) await tellPlacement({ ...payload, version }, job);
    const mails = (await outbox()).filter(
      ({ template, props }) => template === "placement-absence" && props.reference === reference,
    );
    expect(mails.map(({ to }) => to)).toEqual([world.broker.personId, world.broker.personId]);
    expect(JSON.stringify(mails)).not.toContain("missing");
  });
});

it("payments read whole nights within a period, without what was withdrawn", async () => {
  const reference = await livedIn(20);
  const first = await recorded(manager, reference, -15, -12);
  const second = await recorded(world.broker, reference, -12);
  const { id } = await rowOf(reference);
  const nights = (from: number, to: number) =>
    read(world.broker, (tx) => absencesOf(tx, id, { from: day(from), to: day(to) }));
  expect(await nights(-20, -1)).toMatchObject([
    { absenceId: first, firstNight: day(-15), lastNight: day(-13), nights: 3 },
    { absenceId: second, firstNight: day(-12), lastNight: day(-1), nights: 12 },
  ]);
  expect(await nights(-14, -12)).toMatchObject([{ nights: 2 }, { nights: 1 }]);
  await withdrawAbsence(world.broker, { reference, id: second, version: 1 });
  expect(await nights(-12, -1)).toEqual([]);
});
