import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { authorisedOffer, standing } from "../factories/decisions.ts";
import { everythingIn, testEnvironment } from "../testing/cluster.server.ts";
import { testDatabase } from "../testing/database.server.ts";
import { type DecidingWorld, decidingWorld } from "../testing/deciding.server.ts";
import type { AgreementAct } from "./agreement-process.ts";
import { copySearch } from "./copied-searches.server.ts";
import { endTwo, runActs, startTwo, type TwoProcesses } from "./two-processes.ts";

const RACES = 100;
const database = testDatabase();
let world: DecidingWorld;
let admin: Sql;
let processes: TwoProcesses = [];

beforeAll(async () => {
  world = await decidingWorld(2);
  admin = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
  processes = await startTwo(
    "prisma/concurrency/agreement-process.ts",
    testEnvironment(database.ownerUrl),
    world.broker,
  );
});

afterAll(async () => {
  await endTwo(processes);
  await admin.end({ timeout: 5 });
});

it(`${RACES} times two people accept two offers over two processes: one is accepted each time`, async () => {
  const reference = await world.search();
  const offers = [await world.offerOf(0, reference), await world.offerOf(1, reference)];
  for (const offer of offers) await authorisedOffer(world.broker, world.head, { reference, offer });
  const versions = await Promise.all(offers.map((offer) => standing(world.broker, offer)));
  const searches = await copySearch(admin, reference, RACES);

  const people = [world.broker, world.colleague];
  let together = 0;
  for (const names of searches) {
    const acts = offers.map((offer, index): AgreementAct => {
      const { version = 0, versionNumber = 0 } = versions[index] ?? {};
      return {
        kind: "accept",
        actor: people[index] ?? world.broker,
        reference: names.get(reference) ?? "",
        offer: names.get(offer) ?? "",
        expected: { version, offerVersion: versionNumber },
      };
    });
    const raced = await runActs(processes, acts);
    expect(raced.outcomes.sort()).toEqual([expect.stringMatching(/^(not-now|forbidden|conflict)$/), "ok"]);
    if (raced.together) together += 1;
  }
  // Else it was no race.
  expect(together).toBeGreaterThan(RACES / 2);

  const ended = await admin`
    select r.state,
           (select count(*)::int from acceptances a where a.referral_id = r.id and a.ended_at is null) as acceptances,
           (select array_agg(o.state order by o.state) from offers o where o.referral_id = r.id) as offers,
           (select count(*)::int from events e where e.referral_id = r.id and e.kind = 'placement-agreed') as agreed
      from referrals r where r.reference <> ${reference}`;
  expect(ended).toHaveLength(RACES);
  for (const row of ended)
    expect(row).toEqual({
      state: "agreed",
      acceptances: 1,
      offers: ["accepted", "not-selected"],
      agreed: 1,
    });
});
