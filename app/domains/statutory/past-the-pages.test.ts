import postgres from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { addDays } from "~/platform/time";
import { everythingIn } from "../../../prisma/testing/cluster.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import {
  as,
  fallsThrough,
  planned,
  refusedOr,
  SHROPSHIRE,
  type StatutoryWorld,
  statutoryWorld,
  stepsAt,
  today,
} from "./testing/statutory-world";

/** What the database says to whoever writes past the pages and commands. */
const database = testDatabase();
let world: StatutoryWorld;
let nominated: Actor;
let director: Actor;
let stranger: Actor;
let steps: ReturnType<typeof stepsAt>;
beforeAll(async () => {
  world = await statutoryWorld();
  ({ nominated, director, stranger } = world);
  steps = stepsAt(world, await planned(world));
  // As where nobody moves the time.
  const everything = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
  await everything`update access.tenant_key set clock_moves = false`;
  await everything.end();
});

/** Writes what somebody tells of a placement past the commands, changed as said. */
function told(
  who: Actor,
  { livesIn = SHROPSHIRE, how = "x", at = now(), version = 2 }: Told = {},
): Promise<number | string> {
  const place = { id: newId(), council: world.home.id };
  return refusedOr(
    as(who, async (sql) => {
      const rows = await sql`
        insert into statutory_circumstances (id, placement_id, council_id, lives_in, told_how, told_by_id, told_at)
          select ${place.id}::uuid, p.id, ${place.council}::uuid, ${livesIn}, ${how}, ${who.personId}::uuid, ${at}
            from placements p where p.reference = ${steps.reference}
        on conflict (placement_id) do update set lives_in = excluded.lives_in, told_how = excluded.told_how,
          told_by_id = excluded.told_by_id, told_at = excluded.told_at, version = ${version} returning id`;
      return rows.length;
    }),
  );
}
type Told = { livesIn?: string; how?: string; at?: Date; version?: number };

const REFUSED = "42501";
const longAgo = () => new Date(now().getTime() - 86_400_000);

describe("what somebody tells", () => {
  it("is told now, in an area of the list, and how it is known, one version after another", async () => {
    for (const wrong of [{ livesIn: "Mars" }, { how: " \n" }, { at: longAgo() }])
      expect([wrong, await told(world.broker, wrong)]).toEqual([wrong, REFUSED]);
    expect(await told(world.broker)).toBe(1);
    for (const wrong of [
      { livesIn: "Mars" },
      { how: " " },
      { at: longAgo() },
      { version: 1 },
      { version: 3 },
    ])
      expect([wrong, await told(world.broker, wrong)]).toEqual([wrong, REFUSED]);
    expect(await told(world.broker)).toBe(1);
    expect(await told(director, { version: 3 })).toBe(REFUSED);
    expect(await told(world.broker, { version: 3 })).toBe(1);
  });
});

describe("a placement that is over", () => {
  it("has its steps and what was told of it as they were", async () => {
    const over = stepsAt(world, await planned(world));
    expect(await over.inserted(nominated, "out-of-area-approval")).toBe("written");
    const before = steps;
    steps = over;
    expect(await told(world.broker)).toBe(1);
    await fallsThrough(world, over.reference);
    expect(await over.inserted(world.broker, "notice-iro")).toBe(REFUSED);
    expect(await over.withdrawn(nominated, "out-of-area-approval")).toBe(REFUSED);
    expect(await told(world.broker)).toBe(REFUSED);
    steps = before;
  });
});

describe("a step", () => {
  it("is written by those whose it is, and withdrawn by them once", async () => {
    expect(await steps.inserted(nominated, "out-of-area-approval")).toBe("written");
    for (const [who, code] of [
      [nominated, "at-a-distance-approval"],
      [director, "out-of-area-approval"],
      [director, "notice-iro"],
      [world.broker, "unregistered-approval"],
      [world.head, "notice-iro"],
      [world.broker, "nothing-of-ours"],
    ] as const)
      expect([code, await steps.inserted(who, code)]).toEqual([code, REFUSED]);
    expect(await steps.withdrawn(world.broker, "out-of-area-approval")).toBe(REFUSED);
    expect(await steps.withdrawn(stranger, "out-of-area-approval")).toBe(0);
    expect(await steps.withdrawn(nominated, "out-of-area-approval")).toBe(1);
    expect(await steps.withdrawn(nominated, "out-of-area-approval")).toBe(0);
  });

  it("has evidence, a day that has come, and is withdrawn now and with a reason", async () => {
    const tomorrow = addDays(today(), 1);
    for (const wrong of [{ evidence: " \n" }, { day: tomorrow }])
      expect([wrong, await steps.inserted(nominated, "key-stage-4-approval", wrong)]).toEqual([
        wrong,
        REFUSED,
      ]);
    expect(await steps.inserted(nominated, "key-stage-4-approval")).toBe("written");
    expect(await steps.withdrawn(nominated, "key-stage-4-approval", { at: longAgo() })).toBe(REFUSED);
    expect(await steps.withdrawn(nominated, "key-stage-4-approval", { why: " " })).toBe(REFUSED);
    expect(await steps.withdrawn(nominated, "key-stage-4-approval")).toBe(1);
  });

  it("is seen by no provider and no other council", async () => {
    const counted = (who: Actor) =>
      refusedOr(as(who, async (sql) => (await sql`select 1 from statutory_steps`).length));
    expect(await counted(world.broker)).toBeGreaterThan(0);
    expect(await counted(stranger)).toBe(0);
    const officer = world.providers[0]?.officer;
    expect(officer && (await counted(officer))).toBe(REFUSED);
  });
});
