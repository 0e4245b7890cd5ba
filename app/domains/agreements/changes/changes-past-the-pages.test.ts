import postgres from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { destroyIdentity } from "~/domains/vault/commands/destroy-identity.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { person } from "../../../../prisma/factories/organisations";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { everythingIn } from "../../../../prisma/testing/cluster.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../../prisma/testing/deciding.server";
import { fileAllRecords } from "../../../../prisma/testing/filed.server";
import { day, livedIn, placedWorld } from "../../../../prisma/testing/placed.server";
import { askChange } from "../commands/ask-change.server";
import { secondChild } from "../testing/second-child";

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

const raw = (who: Actor, statement: string) => {
  const role = who.kind === "council" ? "council" : "provider";
  return sqlFor(role)
    .begin(async (tx) => {
      await actingAs(tx, role, who);
      return String((await tx.unsafe(statement)).count);
    })
    .catch((error: Error & { code?: string }) => error.code ?? error.message);
};

async function asked(who: Actor = manager, to: number | null = 27) {
  const reference = await livedIn(world, manager, 10);
  const result = await askChange(who, {
    reference,
    kind: "extra-staffing",
    label: "Night worker",
    weeklyPence: 35_000,
    from: day(0),
    to: to === null ? null : day(to),
    reason: "Why",
    evidence: "Log",
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { id } = result.value;
  const set = (by: Actor, columns: string) =>
    raw(by, `update placement_changes set ${columns} where id = '${id}'`);
  return { reference, id, set };
}
const decided = (who: Actor) =>
  `decided_by_id = '${who.personId}', decided_at = now(), version = version + 1`;
const authorised = (who: Actor, until = day(27)) =>
  `state = 'authorised', last_night = '${until}', ${decided(who)}`;

it("what was written, and what it is called, goes with the child's data key", async () => {
  const { reference, id } = await asked();
  await askChange(manager, {
    reference,
    kind: "extra-staffing",
    label: "Night carer",
    weeklyPence: 10_000,
    from: day(0),
    to: day(9),
    reason: "Why",
    evidence: "Log",
  });
  const [placement] = await sqlFor("owner")<{ identity: string; referral: string }[]>`
    select k.identity_id as identity, k.referral_id as referral from placements p
      join referral_children k on k.id = p.referral_child_id where p.reference = ${reference}`;
  await sqlFor("owner")`update referrals set state = 'ended' where id = ${placement?.referral ?? ""}`;
  await fileAllRecords();
  await transaction("worker", { "app.org_id": world.home.id }, (tx) =>
    destroyIdentity(tx, placement?.identity ?? "", now()),
  );
  const rows = await read(manager, (tx) =>
    tx.placementChange.findMany({ where: { placement: { reference } }, orderBy: { label: "asc" } }),
  );
  expect(rows.map(({ reason, evidence }) => reason + evidence)).toEqual(["", ""]);
  expect(rows.map(({ label }) => label)).toContain(`Change ${id.slice(-8)}`);
  expect(JSON.stringify(rows)).not.toMatch(/Night (?:worker|carer)/);
});

describe("past the pages", () => {
  it("nobody asks in another's name or side, as decided, or of nights that are not the placement's", async () => {
    const { reference } = await asked();
    const placement = await read(world.broker, (tx) =>
      tx.placement.findUniqueOrThrow({ where: { reference } }),
    );
    const insert = (values: Record<string, string | null>) => {
      const row = {
        id: newId(),
        placement_id: placement.id,
        council_id: placement.councilId,
        provider_id: placement.providerId,
        what: "start",
        kind: "fee-rise",
        label: "Rise",
        weekly_pence: "5000",
        from_on: day(0),
        reason: "Why",
        evidence: "Log",
        side: "provider",
        asked_by_id: manager.personId,
        asked_at: now().toISOString(),
        state: "asked",
        ...values,
      };
      const written = Object.values(row).map((value) => (value === null ? "null" : `'${value}'`));
      return raw(
        manager,
        `insert into placement_changes (${Object.keys(row).join(", ")}) values (${written.join(", ")})`,
      );
    };
    const wrongs: Record<string, string>[] = [
      { side: "council" },
      { side: "council", state: "proposed" },
      { state: "proposed" },
      { state: "authorised", last_night: day(9) },
      { asked_by_id: world.broker.personId },
      { asked_at: "2026-01-01T00:00:00Z" },
      { decided_by_id: manager.personId, decided_at: now().toISOString() },
      { from_on: day(-11) },
      { provider_id: strangers[0]?.organisationId ?? "" },
      { what: "extend", of_id: newId(), to_on: day(9) },
      { what: "end", of_id: newId(), to_on: day(9) },
    ];
    for (const wrong of wrongs) expect([wrong, await insert(wrong)]).toEqual([wrong, "42501"]);
    expect(await insert({ weekly_pence: "-1" })).toBe("23514");
    expect(await insert({ kind: "step-down" })).toBe("23514");
    expect(await insert({})).toBe("1");
  });

  it("nobody decides who asked, agreed, answered or took part in the offer, nor who does not decide on funding", async () => {
    const { set } = await asked();
    const nobody = [
      manager,
      world.broker,
      world.colleague,
      await person(world.home, ["team-manager"]),
      await person(world.home, ["director"]),
      await person(world.home, ["finance-officer"]),
      ...strangers,
    ];
    for (const who of nobody) expect(await set(who, authorised(who))).toMatch(/^(42501|0)$/);
    // In the name of somebody else, or at another moment.
    expect(await set(world.head, authorised(world.broker))).toBe("42501");
    expect(await set(world.head, authorised(world.head).replace("now()", "now() - interval '1 day'"))).toBe(
      "42501",
    );
    expect(await set(world.head, authorised(world.head))).toBe("1");

    // A head of service who works the case as well asked for it.
    const both = await person(world.home, ["head-of-service", "team-manager"]);
    const own = await asked(both);
    const agree = `state = 'asked', version = version + 1, agreed_at = now(), agreed_by_id = '${manager.personId}'`;
    expect(await own.set(world.head, authorised(world.head))).toBe("42501");
    expect(await own.set(world.broker, agree.replace(manager.personId, world.broker.personId))).toBe("42501");
    expect(await own.set(manager, agree)).toBe("1");
    expect(await own.set(both, authorised(both))).toBe("42501");
    expect(await own.set(world.head, authorised(world.head))).toBe("1");
  });

  it("nobody authorises more than was asked for, or rewrites what was asked or decided", async () => {
    const { set } = await asked();
    for (const until of [day(28), day(-1)])
      expect(await set(world.head, authorised(world.head, until))).toBe("42501");
    expect(await set(world.head, `state = 'authorised', ${decided(world.head)}`)).toBe("42501");
    expect(await set(world.head, `weekly_pence = 90000, ${authorised(world.head)}`)).toBe("42501");
    expect(await set(world.head, authorised(world.head, day(13)))).toBe("1");
    for (const [who, columns] of [
      [world.head, `last_night = '${day(20)}', version = version + 1`],
      [world.head, `state = 'refused', outcome = 'No', ${decided(world.head)}`],
      [
        manager,
        `state = 'withdrawn', version = version + 1, closed_at = now(), closed_by_id = '${manager.personId}'`,
      ],
      [manager, "weekly_pence = 1, version = version + 1"],
    ] as const)
      expect([columns, await set(who, columns)]).toEqual([columns, "42501"]);
  });

  it("the same thing is authorised once a night, whoever presses first", async () => {
    const one = await asked();
    const twin = await askChange(manager, {
      reference: one.reference,
      kind: "extra-staffing",
      label: "NIGHT worker",
      weeklyPence: 10_000,
      from: day(27),
      to: day(40),
      reason: "Why",
      evidence: "Log",
    });
    if (!twin.ok) throw new Error(twin.error.kind);
    expect(await one.set(world.head, authorised(world.head))).toBe("1");
    const second = `update placement_changes set ${authorised(world.head, day(40))} where id = '${twin.value.id}'`;
    expect(await raw(world.head, second)).toBe("23P01");
  });

  it("above the council's limit the director decides, and many small ones are one large", async () => {
    const limited = await placedWorld();
    const director = await person(limited.world.home, ["director"]);
    const reference = await livedIn(limited.world, limited.manager, 10);
    const sibling = await secondChild(
      (await read(director, (tx) => tx.placement.findUniqueOrThrow({ where: { reference } }))).id,
    );
    const ask = async (label: string, of = reference) => {
      const result = await askChange(limited.manager, {
        reference: of,
        kind: "fee-rise",
        label,
        weeklyPence: 10_000,
        from: day(0),
        to: null,
        reason: "Why",
        evidence: "Log",
      });
      if (!result.ok) throw new Error(result.error.kind);
      return result.value.id;
    };
    const [first, second, third] = [await ask("One"), await ask("Two"), await ask("Three", sibling)];
    const year = (id: string) =>
      read(director, async (tx) => {
        const [row] = await tx.$queryRaw<{ pence: number }[]>`
          select public.first_year_with_change(${id}::uuid) as pence`;
        return row?.pence ?? 0;
      });
    const limit = await year(first);
    expect(
      await raw(
        director,
        `insert into funding_limits (id, council_id, first_year_pence, set_by_id, set_at)
         values ('${newId()}', '${director.organisationId}', ${limit}, '${director.personId}', now())`,
      ),
    ).toBe("1");
    const authorise = (who: Actor, id: string) =>
      raw(who, `update placement_changes set state = 'authorised', ${decided(who)} where id = '${id}'`);
    expect(await authorise(limited.world.head, first)).toBe("1");
    expect(await year(second)).toBeGreaterThan(limit);
    expect(await authorise(limited.world.head, second)).toBe("42501");
    // What a brother or sister in the same offer costs more counts as well.
    expect(await authorise(limited.world.head, third)).toBe("42501");
    expect(await authorise(director, second)).toBe("1");
  });
});
