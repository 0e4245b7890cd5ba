import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { pipelined } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { person } from "../../../../prisma/factories/organisations";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../../prisma/testing/deciding.server";
import { day, livedIn, placedWorld } from "../../../../prisma/testing/placed.server";
import { askLeavingCareLater, recordLeavingCare } from "../commands/record-leaving-care.server";
import { readLeavingCare, viewLeavingCare } from "../queries/leaving-care.server";
import { readPlacement, viewPlacement } from "../queries/view-placement.server";
import { leavingCareLines, leavingCareOf } from "../queries/waiting-leaving-care.server";
import type { LeavingCareStep } from "./leaving-care.options";
import { monthsAhead } from "./leaving-care.rules";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let socialWorker: Actor;
let strangers: readonly Actor[];
let reference: string;

const raw = (who: Actor, statement: string) => {
  const role = who.kind === "council" ? "council" : "provider";
  return sqlFor(role)
    .begin(async (tx) => {
      await actingAs(tx, role, who);
      return String((await tx.unsafe(statement)).count);
    })
    .catch((error: Error & { code?: string }) => error.code ?? error.message);
};
const rowOf = () =>
  read(world.broker, (tx) =>
    tx.placement.findUniqueOrThrow({ where: { reference }, include: { child: true } }),
  );

/** A young person who was 18 by the referral: the age of a search that was written down late. */
beforeAll(async () => {
  ({ world, manager, socialWorker, strangers } = await placedWorld());
  reference = await livedIn(world, manager, 20);
  const { referralChildId } = await rowOf();
  expect(
    await raw(world.broker, `update referral_children set age = 18 where id = '${referralChildId}'`),
  ).toBe("1");
});

const recorded = (
  who: Actor,
  version: number,
  step: LeavingCareStep,
  code = "",
  onDay = day(-1),
  note = "",
) => recordLeavingCare(who, { reference, version, step, code, onDay, note });
const cardOf = (who: Actor) =>
  read(who, async (tx) => (await readLeavingCare(tx, who, await readPlacement(tx, who, reference)))?.words);
const waits = async (who: Actor, everybodys = false) => {
  const settings = { "app.org_id": who.organisationId, "app.person_id": who.personId };
  const [rows] = await pipelined("council", settings, (sql) => [leavingCareOf(sql, who, everybodys, now())]);
  return rows
    .flatMap((row) => leavingCareLines(row))
    .filter((one) => one.reference === reference)
    .map(({ kind, count }) => `${kind} ${count}`);
};

it("is asked of those who work on it by the age in years, and of nobody who may not know the child", async () => {
  expect(await waits(world.broker)).toEqual(["leaving-care-missing 3", "leaving-care-at-18 1"]);
  expect(await waits(world.colleague)).toEqual([]);
  expect(await waits(world.colleague, true)).toEqual([]);
  expect(await cardOf(world.broker)).toBe(
    "Not recorded: assessment of needs, pathway plan, plan after 18, what happens at 18",
  );
  for (const roles of [["finance-officer"], ["commissioner"], ["quality-assurance"]] as const) {
    const who = await person(world.home, [...roles]);
    expect(await cardOf(who)).toBeUndefined();
    await expect(viewLeavingCare(who, reference)).rejects.toMatchObject({ init: { status: 403 } });
  }
  expect(await cardOf(manager)).toBeUndefined();
});

it("is recorded once from what was read, with what was agreed, and says no birthday outside its page", async () => {
  expect(await recorded(socialWorker, 0, "pathway-plan", "", day(1))).toMatchObject({
    error: { kind: "invalid", field: "onDay" },
  });
  expect(await recorded(socialWorker, 0, "after-18")).toMatchObject({ error: { field: "code" } });
  expect(await recorded(socialWorker, 0, "assessment")).toMatchObject({ ok: true });
  expect(await recorded(world.broker, 0, "pathway-plan")).toMatchObject({ error: { kind: "conflict" } });
  expect(
    await recorded(world.broker, 1, "pathway-plan", "", day(-1), "Amara Quillfeather agreed it"),
  ).toMatchObject({ error: { kind: "invalid", field: "note" } });
  expect(await recorded(world.broker, 1, "pathway-plan")).toMatchObject({ ok: true });
  expect(await recorded(world.broker, 2, "after-18", "staying-close")).toMatchObject({ ok: true });
  expect(await waits(world.broker)).toEqual(["leaving-care-at-18 1"]);
  const view = await viewLeavingCare(world.broker, reference);
  expect(view.steps.map(({ status }) => status)).toEqual(["done", "done", "done", "later"]);
  expect(view.turns.map(({ age }) => age)).toEqual(["Turns 16", "17 and a half", "Turns 18"]);
  const looks = await read(world.broker, (tx) => tx.look.count({ where: { purpose: "leaving-care" } }));
  expect(looks).toBe(1);
  const month = monthsAhead(day(0))[4] ?? "";
  for (const wrong of [day(40), "2020-01-01"].filter((one) => !one.endsWith("-01") || one < day(0)))
    expect(await askLeavingCareLater(world.broker, { reference, version: 3, month: wrong })).toMatchObject({
      error: { kind: "invalid", field: "month" },
    });
  expect(await askLeavingCareLater(world.broker, { reference, version: 3, month })).toMatchObject({
    ok: true,
  });
  expect(await waits(world.broker)).toEqual([]);
  const texts = async (who: Actor) =>
    (await viewPlacement(who, reference)).events.map(({ text }) => text).join();
  expect(await texts(world.broker)).toContain("Plan after 18 recorded");
  const finance = await person(world.home, ["finance-officer"]);
  for (const who of [manager, finance]) expect(await texts(who)).not.toMatch(/18 recorded|eaving care/);
});

it("past the pages it is of that child and that council, in one's own name, and a month has no day", async () => {
  const { id, councilId, child } = await rowOf();
  const other = await read(world.broker, (tx) =>
    tx.placement.findFirst({ where: { id: { not: id } }, include: { child: true } }),
  );
  const insert = (who: Actor, more: Record<string, string> = {}) => {
    const row = {
      ...{ id: newId(), identity_id: child.identityId, placement_id: id, council_id: councilId, number: "9" },
      ...{ what: "ask-later", ask_on: "2027-03-01", recorded_by_id: who.personId },
      ...{ recorded_at: now().toISOString(), ...more },
    };
    return raw(
      who,
      `insert into leaving_care_records (${Object.keys(row).join(", ")}) values ('${Object.values(row).join("', '")}')`,
    );
  };
  const iro = await person(world.home, ["iro"]);
  const wrongs: [Actor, Record<string, string>, string][] = [
    [manager, {}, "42501"],
    [strangers[1] as Actor, {}, "42501"],
    [iro, {}, "42501"],
    [world.broker, { recorded_by_id: socialWorker.personId }, "42501"],
    [world.broker, { identity_id: other?.child.identityId ?? newId() }, "42501"],
    [world.broker, { ask_on: "2027-03-14" }, "23514"],
  ];
  for (const [who, more, code] of wrongs) expect([more, await insert(who, more)]).toEqual([more, code]);
  expect(await insert(world.broker)).toBe("1");
});
