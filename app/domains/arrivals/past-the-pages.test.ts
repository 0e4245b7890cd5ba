import postgres from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { actingAs } from "../../../prisma/testing/acting-as.server";
import { everythingIn } from "../../../prisma/testing/cluster.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../prisma/testing/deciding.server";
import { livedIn, placedWorld, plannedPlacement } from "../../../prisma/testing/placed.server";
import { saveArrivalPlan } from "./commands/save-arrival-plan.server";

const database = testDatabase();
let world: DecidingWorld;
let manager: Actor;
let strangers: readonly Actor[];

beforeAll(async () => {
  ({ world, manager, strangers } = await placedWorld());
  // As where nobody moves the time.
  const everything = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
  await everything`update access.tenant_key set clock_moves = false`;
  await everything.end();
});

type Values = Record<string, string | null>;

const raw = (who: Actor, statement: string) => {
  const role = who.kind === "council" ? "council" : "provider";
  return sqlFor(role)
    .begin(async (tx) => {
      await actingAs(tx, role, who);
      return String((await tx.unsafe(statement)).count);
    })
    .catch((error: Error & { code?: string }) => error.code ?? error.message);
};
const insert = (who: Actor, table: string, row: Values) => {
  const written = Object.values(row).map((value) => (value === null ? "null" : `'${value}'`));
  return raw(who, `insert into ${table} (${Object.keys(row).join(", ")}) values (${written.join(", ")})`);
};
const moment = () => now().toISOString();

/** A placement whose plan both sides have begun: the ids of their lists. */
async function begun(reference?: string) {
  const on = reference ?? (await plannedPlacement(world)).placement.reference;
  const line = { done: false, notNeeded: false, value: "", note: "As agreed" };
  for (const [who, key] of [
    [world.broker, "medication"],
    [manager, "room"],
  ] as const) {
    const input = { reference: on, kind: "arrival" as const, version: 0, items: [{ ...line, key }] };
    expect(await saveArrivalPlan(who, input)).toMatchObject({ ok: true });
  }
  const row = await read(world.broker, (tx) =>
    tx.placement.findUniqueOrThrow({
      where: { reference: on },
      include: { arrivalPlans: { include: { items: true } } },
    }),
  );
  const listOf = (side: string) => row.arrivalPlans.find((plan) => plan.side === side);
  return { row, council: listOf("council"), provider: listOf("provider") };
}

describe("past the pages", () => {
  it("nobody begins the other side's list, one of another's placement, in another's name, or one that is not kept now", async () => {
    const { id, councilId, providerId } = (await plannedPlacement(world)).placement;
    const list = (who: Actor, values: Values = {}) =>
      insert(who, "arrival_plans", {
        ...{ id: newId(), placement_id: id, council_id: councilId, provider_id: providerId },
        ...{ kind: "arrival", side: "provider", recorded_by_id: who.personId, recorded_at: moment() },
        ...values,
      });
    const wrongs: Values[] = [
      { side: "council" },
      { recorded_by_id: world.broker.personId },
      { recorded_at: "2026-01-01T00:00:00Z" },
      { version: "2" },
      { kind: "leaving" },
      { council_id: strangers[1]?.organisationId ?? "" },
      { provider_id: strangers[0]?.organisationId ?? "" },
    ];
    for (const wrong of wrongs) expect([wrong, await list(manager, wrong)]).toEqual([wrong, "42501"]);
    for (const stranger of strangers) expect(await list(stranger)).toBe("42501");
    expect(await list(manager)).toBe("1");
    expect(await list(manager)).toBe("23505");
  });

  it("nobody writes or ticks an item of the other side, of another list, or in another's name", async () => {
    const { council, provider, row } = await begun();
    const item = (who: Actor, values: Values) =>
      insert(who, "arrival_items", {
        ...{
          id: newId(),
          plan_id: provider?.id ?? "",
          council_id: row.councilId,
          provider_id: row.providerId,
        },
        ...{ code: "first-meal", before: "true", recorded_by_id: who.personId, recorded_at: moment() },
        ...values,
      });
    const wrongs: Values[] = [
      { plan_id: council?.id ?? "" },
      { code: "medication" },
      { code: "goodbye" },
      { code: "hair" },
      { code: null, own_number: "1" },
      { code: null, own_number: "1", label: " " },
      { recorded_by_id: world.broker.personId },
      { done_at: moment(), done_by_id: manager.personId },
      { not_needed: "true" },
      { removed_at: moment(), removed_by_id: manager.personId },
      { undone_at: moment(), undone_by_id: manager.personId, undone_why: "x" },
    ];
    for (const wrong of wrongs) expect([wrong, await item(manager, wrong)]).toEqual([wrong, "42501"]);
    expect(await item(world.broker, {})).toBe("42501");
    const councils = { plan_id: council?.id ?? "", recorded_by_id: world.broker.personId };
    for (const [code, value] of [
      ["brought-by", "amara"],
      ["arrival-time", "24:00"],
      ["missing-profile", "police"],
    ] as const)
      expect(await item(world.broker, { ...councils, code, value })).toBe("42501");
    for (const [code, value] of [
      ["brought-by", "police"],
      ["arrival-time", "16:30"],
      ["missing-profile", "paper"],
    ] as const)
      expect(await item(world.broker, { ...councils, code, value })).toBe("1");
    expect(await item(manager, { code: null, own_number: "11", label: "Keys" })).toBe("23514");
    expect(await item(manager, { code: null, own_number: "10", label: "Keys" })).toBe("1");
    expect(await item(manager, { code: null, own_number: "10", label: "Keys" })).toBe("23505");
    for (const [code, value] of [
      ["first-meal", "amara"],
      ["profile-received", "paper"],
    ] as const)
      expect(await item(manager, { code, value })).toBe("42501");
    expect(await item(manager, {})).toBe("1");
  });

  it("what is ticked changes by being unticked with a reason alone, and what was removed stays so", async () => {
    const { provider } = await begun();
    const set = (who: Actor, columns: string, id = provider?.items[0]?.id) =>
      raw(who, `update arrival_items set ${columns} where id = '${id}'`);
    const by = `'${manager.personId}'`;
    expect(await set(world.broker, `done_at = now(), done_by_id = '${world.broker.personId}'`)).toBe("42501");
    expect(await set(manager, `done_at = now(), done_by_id = '${world.broker.personId}'`)).toBe("42501");
    expect(await set(manager, `done_at = now() - interval '1 day', done_by_id = ${by}`)).toBe("42501");
    expect(await set(manager, `removed_at = now(), removed_by_id = ${by}`)).toBe("23514");
    expect(await set(manager, "code = 'first-meal'")).toBe("42501");
    expect(await set(manager, "not_needed = true")).toBe("23514");
    expect(await set(manager, `not_needed = true, note = null, done_at = now(), done_by_id = ${by}`)).toBe(
      "42501",
    );
    expect(await set(manager, `done_at = now(), done_by_id = ${by}`)).toBe("1");
    for (const wrong of [
      "note = 'Another'",
      "done_at = null, done_by_id = null",
      `done_at = null, done_by_id = null, undone_at = now(), undone_by_id = ${by}`,
      `done_at = null, done_by_id = null, undone_at = now(), undone_by_id = ${by}, undone_why = ' '`,
      `done_at = null, done_by_id = null, undone_at = now(), undone_by_id = '${world.broker.personId}', undone_why = 'x'`,
      `done_at = null, done_by_id = null, undone_at = now(), undone_by_id = ${by}, undone_why = 'x', note = 'y'`,
    ])
      expect([wrong, await set(manager, wrong)]).toEqual([wrong, "42501"]);
    expect(
      await set(
        manager,
        `done_at = null, done_by_id = null, undone_at = now(), undone_by_id = ${by}, undone_why = 'x'`,
      ),
    ).toBe("1");
    expect(await raw(manager, `update arrival_plans set version = 7 where id = '${provider?.id}'`)).toBe(
      "42501",
    );
    expect(await raw(world.broker, `update arrival_plans set version = 2 where id = '${provider?.id}'`)).toBe(
      "0",
    );
  });

  it("who ticked is told to both sides and nobody else", async () => {
    const { row } = await begun(await livedIn(world, manager, 1));
    const people = (who: Actor) => raw(who, `select * from public.people_of_plans('${row.id}')`);
    expect(await people(world.broker)).toBe("2");
    expect(await people(manager)).toBe("2");
    for (const stranger of strangers) expect(await people(stranger)).toBe("0");
  });
});
