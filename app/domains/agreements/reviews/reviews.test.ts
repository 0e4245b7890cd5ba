import postgres from "postgres";
import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { person } from "../../../../prisma/factories/organisations";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { everythingIn } from "../../../../prisma/testing/cluster.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../../prisma/testing/deciding.server";
import { day, livedIn, placedWorld } from "../../../../prisma/testing/placed.server";
import { type RecordReview, recordReview } from "../commands/record-review.server";
import { setReviewDate } from "../commands/set-review-date.server";
import { listPlacements } from "../queries/list-placements.server";
import { readReviews, viewReview } from "../queries/read-reviews.server";
import { viewPlacement } from "../queries/view-placement.server";

const database = testDatabase();
let world: DecidingWorld;
let manager: Actor;
let iro: Actor;
let strangers: readonly Actor[];

beforeAll(async () => {
  ({ world, manager, strangers } = await placedWorld());
  iro = await person(world.home, ["iro"]);
});

const dated = (who: Actor, reference: string, version: number, on = day(30)) =>
  setReviewDate(who, { reference, version, on });
const recorded = (who: Actor, reference: string, version: number, more: Partial<RecordReview> = {}) =>
  recordReview(who, {
    ...{ reference, version, heldOn: day(-1), outcome: "continues", note: "", nextOn: null },
    ...more,
  });
const reviewsOf = (who: Actor, reference: string) =>
  read(who, (tx) => readReviews(tx, who, { reference, today: day(0) }));

it("a date is entered and changed once from a version, and is on the council's list alone", async () => {
  const reference = await livedIn(world, manager, 20);
  expect(await dated(iro, reference, 0)).toEqual({ ok: true, value: null });
  expect(await dated(world.broker, reference, 0)).toMatchObject({ error: { kind: "conflict" } });
  expect(await dated(world.broker, reference, 1)).toMatchObject({ error: { kind: "not-now" } });
  expect(await dated(world.broker, reference, 1, day(900))).toMatchObject({
    error: { kind: "invalid", field: "on" },
  });
  expect(await dated(world.broker, reference, 1, day(-2))).toMatchObject({ ok: true });
  expect(await reviewsOf(world.broker, reference)).toMatchObject({
    version: 2,
    next: { on: day(-2), overdue: true },
  });
  const rowOf = async (who: Actor) =>
    (await listPlacements(who, { tab: "living", search: reference })).rows[0]?.days;
  expect(await rowOf(world.broker)).toMatch(/Review was due .*, outcome not recorded$/);
  expect(await rowOf(manager)).not.toContain("eview");
  const events = async (who: Actor) => (await viewPlacement(who, reference)).events.map(({ text }) => text);
  expect((await events(world.broker))[0]).toMatch(/^Next statutory review entered: /);
  expect((await events(manager)).join()).not.toContain("eview");
});

it("what came of it is recorded with the next date, also where nobody had entered one", async () => {
  const reference = await livedIn(world, manager, 20);
  expect(await recorded(world.broker, reference, 0, { heldOn: day(1) })).toMatchObject({
    error: { kind: "invalid", field: "heldOn" },
  });
  expect(await recorded(world.broker, reference, 0, { note: "Amara Quillfeather settles in" })).toMatchObject(
    {
      error: { kind: "invalid", field: "note" },
    },
  );
  expect(await recorded(world.broker, reference, 0, { outcome: "step-down", nextOn: day(90) })).toEqual({
    ok: true,
    value: null,
  });
  expect(await recorded(iro, reference, 0)).toMatchObject({ error: { kind: "conflict" } });
  expect(await recorded(iro, reference, 1, { note: "The school attends the next one" })).toMatchObject({
    ok: true,
  });
  const reviews = await reviewsOf(world.broker, reference);
  expect(reviews).toMatchObject({ version: 0, next: null });
  expect(reviews?.held.map(({ outcome, note }) => [outcome, note]).sort()).toEqual([
    ["Plan a step-down", null],
    ["The placement continues as planned", "The school attends the next one"],
  ]);
});

it("is nobody else's: not the provider's, another council's or finance's", async () => {
  const reference = await livedIn(world, manager, 20);
  for (const stranger of strangers) {
    expect(await dated(stranger, reference, 0)).toMatchObject({ error: { kind: "not-found" } });
    await expect(viewReview(stranger, reference)).rejects.toMatchObject({ init: { status: 404 } });
  }
  expect(await dated(manager, reference, 0)).toMatchObject({ error: { kind: "forbidden" } });
  const finance = await person(world.home, ["finance-officer"]);
  expect(await dated(finance, reference, 0)).toMatchObject({ error: { kind: "forbidden" } });
  expect(await reviewsOf(finance, reference)).toBeNull();
  expect(await recorded(iro, reference, 0, { nextOn: day(90) })).toMatchObject({ ok: true });
  const told = async (who: Actor) => {
    const { events } = await viewPlacement(who, reference);
    const { rows } = await listPlacements(who, { tab: "living", search: reference });
    return [...events.map(({ text }) => text), rows[0]?.days].filter((text) => text?.includes("eview"));
  };
  expect(await told(iro)).toHaveLength(3);
  expect(await told(finance)).toEqual([]);
  expect(await reviewsOf(manager, reference)).toBeNull();
});

it("past the pages nobody writes it in another's name, changes what was recorded, or has two open", async () => {
  const everything = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
  await everything`update access.tenant_key set clock_moves = false`;
  await everything.end();
  const reference = await livedIn(world, manager, 20);
  const { id, councilId } = await read(world.broker, (tx) =>
    tx.placement.findUniqueOrThrow({ where: { reference }, select: { id: true, councilId: true } }),
  );
  const raw = (who: Actor, statement: string) =>
    sqlFor(who.kind === "council" ? "council" : "provider")
      .begin(async (tx) => {
        await actingAs(tx, who.kind === "council" ? "council" : "provider", who);
        return String((await tx.unsafe(statement)).count);
      })
      .catch((error: Error & { code?: string }) => error.code ?? error.message);
  const insert = (who: Actor, more: Record<string, string> = {}) => {
    const row = {
      ...{ id: newId(), placement_id: id, council_id: councilId, due_on: day(9) },
      ...{ set_by_id: who.personId, set_at: now().toISOString(), ...more },
    };
    return raw(
      who,
      `insert into placement_reviews (${Object.keys(row).join(", ")}) values ('${Object.values(row).join("', '")}')`,
    );
  };
  expect(await insert(manager)).toBe("42501");
  const wrongs: Record<string, string>[] = [
    { set_by_id: iro.personId },
    { set_at: "2026-01-01T00:00:00Z" },
    { version: "2" },
    { council_id: strangers[1]?.organisationId ?? "" },
    {
      outcome: "continues",
      held_on: day(-1),
      decided_by_id: world.broker.personId,
      decided_at: now().toISOString(),
    },
  ];
  for (const wrong of wrongs) expect([wrong, await insert(world.broker, wrong)]).toEqual([wrong, "42501"]);
  expect(await insert(world.broker)).toBe("1");
  expect(await insert(world.broker)).toBe("23505");
  const set = (columns: string) =>
    raw(world.broker, `update placement_reviews set ${columns} where placement_id = '${id}'`);
  const by = (who: Actor) => `decided_by_id = '${who.personId}', decided_at = now()`;
  for (const wrong of [
    `due_on = '${day(8)}'`,
    `due_on = '${day(8)}', version = 2, set_by_id = '${iro.personId}', set_at = now()`,
    `outcome = 'continues', held_on = '${day(-1)}', version = 2, ${by(iro)}`,
    `outcome = 'continues', held_on = '${day(3)}', version = 2, ${by(world.broker)}`,
  ])
    expect([wrong, await set(wrong)]).toEqual([wrong, "42501"]);
  expect(await set(`outcome = 'continues', held_on = '${day(-1)}', version = 2, ${by(world.broker)}`)).toBe(
    "1",
  );
  expect(await set(`note = 'x', version = 3, ${by(world.broker)}`)).toBe("0");
});
