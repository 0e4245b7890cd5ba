import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { authorisedOffer, standing } from "../factories/decisions.ts";
import { everythingIn, testEnvironment } from "../testing/cluster.server.ts";
import { testDatabase } from "../testing/database.server.ts";
import { type DecidingWorld, decidingWorld } from "../testing/deciding.server.ts";
import type { Done, Order } from "./accepting-process.ts";
import { copySearch } from "./copied-searches.server.ts";

const RACES = 100;
const database = testDatabase();
let world: DecidingWorld;
let admin: Sql;
let processes: ChildProcess[] = [];

/** Both server processes, with their connections open. */
async function startTwo(): Promise<ChildProcess[]> {
  const two = [0, 1].map(() =>
    spawn(process.execPath, ["--import", "tsx", "prisma/concurrency/accepting-process.ts"], {
      env: { ...process.env, ...testEnvironment(database.ownerUrl), NODE_ENV: "test" },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    }),
  );
  await Promise.all(two.map((one) => answer(one, { warm: world.broker })));
  return two;
}

async function answer(one: ChildProcess, order: Order | { warm: Order["actor"] }): Promise<Done> {
  one.send(order);
  const [done] = await once(one, "message");
  return done as Done;
}

beforeAll(async () => {
  world = await decidingWorld(2);
  admin = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
  processes = await startTwo();
});

afterAll(async () => {
  for (const one of processes) one.disconnect();
  await Promise.all(processes.map((one) => one.exitCode ?? once(one, "exit")));
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
    const at = Date.now() + 15;
    const done = await Promise.all(
      processes.map((one, index) =>
        answer(one, {
          actor: people[index] ?? world.broker,
          at,
          input: {
            reference: names.get(reference) ?? "",
            offer: names.get(offers[index] ?? "") ?? "",
            version: versions[index]?.version ?? 0,
            offerVersion: versions[index]?.versionNumber ?? 0,
            note: "",
            toOthers: "",
          },
        }),
      ),
    );
    expect(done.map(({ outcome }) => outcome).sort()).toEqual(["accepted", "refused"]);
    const loser = done.find(({ outcome }) => outcome === "refused");
    expect(loser?.words).toMatch(/^(not-now|forbidden|conflict): /);
    const [first, second] = done;
    if (first && second && first.began <= second.ended && second.began <= first.ended) together += 1;
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
