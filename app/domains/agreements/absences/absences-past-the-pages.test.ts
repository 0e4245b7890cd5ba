import postgres from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
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
import { recordAbsence } from "../commands/record-absence.server";

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

const rowOf = (reference: string) =>
  read(world.broker, (tx) => tx.placement.findUniqueOrThrow({ where: { reference } }));

async function recorded(reference: string): Promise<string> {
  const result = await recordAbsence(manager, {
    reference,
    kind: "missing",
    awayFrom: day(-5),
    backOn: null,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.id;
}

describe("past the pages", () => {
  const raw = (who: Actor, statement: string) => {
    const role = who.kind === "council" ? "council" : "provider";
    return sqlFor(role)
      .begin(async (tx) => {
        await actingAs(tx, role, who);
        return String((await tx.unsafe(statement)).count);
      })
      .catch((error: Error & { code?: string }) => error.code ?? error.message);
  };

  it("nobody records in another's name or side, or of nights that are not the placement's", async () => {
    const reference = await livedIn(world, manager, 10);
    const { id, councilId, providerId } = await rowOf(reference);
    const other = await rowOf(await livedIn(world, manager, 10));
    const insert = (values: Record<string, string | null>) => {
      const row = {
        id: newId(),
        placement_id: id,
        council_id: councilId,
        provider_id: providerId,
        kind: "missing",
        away_from: day(-5),
        side: "provider",
        recorded_by_id: manager.personId,
        recorded_at: now().toISOString(),
        ...values,
      };
      const written = Object.values(row).map((value) => (value === null ? "null" : `'${value}'`));
      return raw(
        manager,
        `insert into placement_absences (${Object.keys(row).join(", ")}) values (${written.join(", ")})`,
      );
    };
    const wrongs: Record<string, string>[] = [
      { side: "council" },
      { recorded_by_id: world.broker.personId },
      { recorded_at: "2026-01-01T00:00:00Z" },
      { version: "2" },
      { withdrawn_at: now().toISOString(), withdrawn_by_id: manager.personId },
      { away_from: day(-11) },
      { away_from: day(1) },
      { back_on: day(1) },
      { provider_id: strangers[0]?.organisationId ?? "" },
      { council_id: strangers[1]?.organisationId ?? "" },
    ];
    for (const wrong of wrongs) expect([wrong, await insert(wrong)]).toEqual([wrong, "42501"]);
    expect(await insert({})).toBe("1");
    // Held by the database too: a night is away once, and of each placement by itself.
    expect(await insert({ away_from: day(-2), back_on: day(-1) })).toBe("23P01");
    expect(await insert({ placement_id: other.id })).toBe("1");
    expect(await insert({ placement_id: other.id, away_from: day(-8), back_on: day(-5) })).toBe("1");
    expect(await insert({ away_from: day(-8), back_on: day(-8) })).toBe("23514");
  });

  it("nobody changes the other side's, at the same version, in another's name, or what was withdrawn", async () => {
    const reference = await livedIn(world, manager, 10);
    const id = await recorded(reference);
    const set = (who: Actor, columns: string) =>
      raw(who, `update placement_absences set ${columns} where id = '${id}'`);
    const corrects = `corrected_at = now(), corrected_by_id = '${manager.personId}'`;
    const byBroker = corrects.replace(manager.personId, world.broker.personId);
    expect(await set(world.broker, `kind = 'home', version = 2, ${byBroker}`)).toBe("42501");
    for (const wrong of [
      `kind = 'home', ${corrects}`,
      `kind = 'home', version = 3, ${corrects}`,
      "kind = 'home', version = 2",
      `kind = 'home', version = 2, corrected_at = now(), corrected_by_id = '${world.broker.personId}'`,
      `kind = 'home', version = 2, corrected_at = now() - interval '1 day', corrected_by_id = '${manager.personId}'`,
      `away_from = '${day(-11)}', version = 2, ${corrects}`,
      `back_on = '${day(1)}', version = 2, ${corrects}`,
      `withdrawn_at = now(), withdrawn_by_id = '${world.broker.personId}', version = 2`,
      `withdrawn_at = now(), withdrawn_by_id = '${manager.personId}', version = 2, kind = 'home'`,
      "side = 'council'",
      `recorded_by_id = '${world.broker.personId}'`,
    ])
      expect([wrong, await set(manager, wrong)]).toEqual([wrong, "42501"]);
    expect(await set(manager, `kind = 'home', version = 2, ${corrects}`)).toBe("1");
    const withdraws = `withdrawn_at = now(), withdrawn_by_id = '${manager.personId}'`;
    expect(await set(manager, `${withdraws}, version = 3`)).toBe("1");
    expect(await set(manager, `withdrawn_at = null, withdrawn_by_id = null, version = 4, ${corrects}`)).toBe(
      "42501",
    );
  });

  it("nobody decides on the fee who does not decide on its funding, took part in it, or in another's name", async () => {
    const reference = await livedIn(world, manager, 10);
    const id = await recorded(reference);
    const second = await person(world.home, ["head-of-service", "broker"]);
    const own = await recordAbsence(second, {
      ...{ reference, kind: "home" as const },
      ...{ awayFrom: day(-9), backOn: day(-8) },
    });
    const theirs = own.ok ? own.value.id : "";
    const decides = (who: Actor, more = "", by = who.personId, of = id) =>
      raw(
        who,
        `update placement_absences set retained_basis_points = 5000, retained_by_id = '${by}', retained_at = now(),
           version = version + 1${more} where id = '${of}'`,
      );
    for (const who of [world.broker, manager]) expect(await decides(who)).toBe("42501");
    expect(await decides(world.head, "", second.personId)).toBe("42501");
    expect(await decides(world.head, `, retained_for_id = '${second.personId}'`)).toBe("42501");
    expect(await decides(world.head, ", kind = 'home'")).toBe("42501");
    expect(await decides(world.head, ", away_from = away_from - 1")).toBe("42501");
    // Who recorded it decides on that one no more.
    expect(await decides(second, "", second.personId, theirs)).toBe("42501");
    expect(await decides(second)).toBe("1");
    expect(await decides(world.head)).toBe("1");
    const set = (who: Actor, columns: string) =>
      raw(who, `update placement_absences set ${columns}, version = version + 1 where id = '${id}'`);
    const corrects = `corrected_at = now(), corrected_by_id = '${manager.personId}'`;
    const retained = async () =>
      (await read(world.broker, (tx) => tx.placementAbsence.findUniqueOrThrow({ where: { id } })))
        .retainedBasisPoints;
    // A head of service corrects nothing, and a correction says nothing of the fee.
    expect(await set(world.head, "kind = 'home', corrected_at = now()")).toBe("42501");
    expect(await set(manager, `retained_at = null, ${corrects}`)).toBe("42501");
    expect(await set(manager, `back_on = '${day(-3)}', ${corrects}`)).toBe("1");
    expect(await retained()).toBe(5_000);
    expect(await set(manager, `kind = 'home', ${corrects}`)).toBe("1");
    expect(await retained()).toBeNull();
    const mine = await raw(
      world.broker,
      `update placement_absences set retained_basis_points = null, retained_by_id = null, retained_at = null where id = '${theirs}'`,
    );
    expect(mine).toBe("42501");
  });
});
