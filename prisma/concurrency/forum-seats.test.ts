import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { publishedForum } from "../factories/forums.ts";
import { council, person, provider } from "../factories/organisations.ts";
import { everythingIn, testEnvironment } from "../testing/cluster.server.ts";
import { testDatabase } from "../testing/database.server.ts";
import { FORUM_PROCESS, type ForumRace, raceForum, withoutLocks } from "./forum-race.ts";
import { endTwo, startTwo, type TwoProcesses } from "./two-processes.ts";

const SEEDS = 10;
const ACTS = 500;
const SEATS = 40;
const database = testDatabase();
let race: ForumRace;
let admin: Sql;
let processes: TwoProcesses = [];

beforeAll(async () => {
  const commissioner = await person(await council(), ["commissioner"]);
  const [reference = ""] = await publishedForum(commissioner);
  const providers = await Promise.all(Array.from({ length: 10 }, () => provider()));
  const people: Actor[] = [];
  for (let index = 0; index < ACTS / 2; index += 1) {
    const organisation = providers[index % providers.length];
    if (organisation) people.push(await person(organisation, ["provider-admin"]));
  }
  admin = postgres(await everythingIn(database.name), { max: 2, onnotice: () => undefined });
  const [date] = await admin<{ seriesId: string; owner: string }[]>`
    select series_id as "seriesId", owner_organisation_id as owner from forum_dates where reference = ${reference}`;
  processes = await startTwo(FORUM_PROCESS, testEnvironment(database.ownerUrl), people[0] as Actor);
  race = { admin, processes, people, ownerOrganisationId: date?.owner ?? "", seriesId: date?.seriesId ?? "" };
});

afterAll(async () => {
  await endTwo(processes);
  await admin.end({ timeout: 5 });
});

it(`${ACTS} bookings, moves and cancels at once over two processes hold exactly the seats there are, ${SEEDS} times`, async () => {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const raced = await raceForum(race, { seed, seats: SEATS, acts: ACTS });
    expect({ seed, wrong: raced.wrong }).toEqual({ seed, wrong: [] });
    expect(raced.together).toBe(true);
    const done = raced.outcomes.filter((outcome) => outcome === "ok").length;
    // Else it was no race: most acts are possible, and some find that another was first.
    expect(done).toBeGreaterThan(ACTS / 2);
    expect(done).toBeLessThan(ACTS);
  }
});

it("the control: with the lock and the check left out, the same race sells seats that are not there", async () => {
  await withoutLocks(admin);
  let oversold = 0;
  for (let seed = 1; seed <= 3 && oversold === 0; seed += 1)
    oversold += (await raceForum(race, { seed, seats: SEATS, acts: ACTS, booksOnly: true })).oversold;
  expect(oversold).toBeGreaterThan(0);
});
