import { beforeAll, expect, it } from "vitest";
import { sqlFor } from "~/platform/database/clients.server";
import { addDays } from "~/platform/time";
import { testDatabase } from "../../../prisma/testing/database.server";
import { planned, type StatutoryWorld, statutoryWorld, stepsAt, today } from "./testing/statutory-world";

testDatabase();
let world: StatutoryWorld;
beforeAll(async () => {
  world = await statutoryWorld();
});

it("the weekly reviews of an unregistered placement are all there to be read, the latest first", async () => {
  const steps = stepsAt(world, await planned(world));
  const owner = sqlFor("owner");
  await owner`update services set regulator = 'none'`;
  await owner`alter table referrals no force row level security`;
  await owner`update referrals set created_at = created_at - interval '30 days'`;
  await owner`alter table referrals force row level security`;
  const weeks = [-21, -14, -7].map((ago) => addDays(today(), ago));
  for (const [index, givenOn] of weeks.entries())
    expect(
      await steps.gives(world.broker, "unregistered-review", {
        givenOn,
        evidence: `Reviewed for week ${index + 1}`,
      }),
    ).toMatchObject({ ok: true });
  const row = await steps.row("unregistered-review");
  expect(row?.given).toMatchObject({
    on: weeks[2],
    evidence: "Reviewed for week 3",
    by: world.broker.personName,
  });
  expect(row?.earlier.map(({ on, evidence, by }) => [on, evidence, by])).toEqual([
    [weeks[1], "Reviewed for week 2", world.broker.personName],
    [weeks[0], "Reviewed for week 1", world.broker.personName],
  ]);
  expect((await steps.view()).former).toEqual([]);
});
