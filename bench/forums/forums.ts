import { performance } from "node:perf_hooks";
import { bookSeats } from "~/domains/forums/commands/book-seats.server";
import { newId } from "~/platform/ids";
import { FORUM_PROCESS, type ForumRace, raceForum } from "../../prisma/concurrency/forum-race.ts";
import { endTwo, startTwo } from "../../prisma/concurrency/two-processes.ts";
import { median } from "../pages/load.ts";
import { benchCluster } from "../pages/world.ts";
import { bareBooking, bareSeats, makeBareTables } from "./bare.ts";
import { type ForumWorld, makeForumWorld } from "./world.ts";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const SEEDS = Number(process.env.BENCH_SEEDS ?? 200);
/** Bookings of one round, and how many are under way at once: as many as a server has connections. */
const BOOKINGS = 1_000;
const AT_ONCE = 8;
const GOAL = 0.4;

/** Bookings a second on one hot date, and 200 races over two server processes. */
export async function benchForums(): Promise<void> {
  const cluster = await benchCluster();
  const world = await makeForumWorld(cluster, BOOKINGS);
  try {
    await makeBareTables(world.admin);
    await rounds(world);
    if (SEEDS > 0) await races(world);
  } finally {
    await world.close();
    await cluster.stop();
  }
}

async function perSecond(count: number, one: (index: number) => Promise<boolean>): Promise<number> {
  let next = 0;
  let done = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let index = next++; index < count; index = next++) if (await one(index)) done += 1;
    }),
  );
  if (done !== count) throw new Error(`${done} of ${count} were booked.`);
  return (count * 1_000) / (performance.now() - began);
}

async function rounds(world: ForumWorld): Promise<void> {
  const ours: number[] = [];
  const bare: number[] = [];
  const mail = await exampleMail(world);
  const portal = async () => {
    const reference = await hotDate(world);
    return perSecond(BOOKINGS, async (index) => {
      const actor = world.people[index];
      if (!actor) return false;
      return (
        await bookSeats(actor, { reference, people: [{ personId: actor.personId }], waitIfFull: false })
      ).ok;
    });
  };
  const byHand = async () => {
    const dateId = await bareSeats(world.admin, world.ownerOrganisationId, BOOKINGS);
    return perSecond(BOOKINGS, async (index) => {
      const actor = world.people[index];
      return actor ? bareBooking(world.admin, dateId, world.ownerOrganisationId, actor, mail) : false;
    });
  };
  await portal();
  await byHand();
  for (let round = 0; round < ROUNDS; round += 1) {
    // In turn, and the other way round the next time.
    if (round % 2 === 0) {
      bare.push(await byHand());
      ours.push(await portal());
    } else {
      ours.push(await portal());
      bare.push(await byHand());
    }
    await world.admin`delete from graphile_worker._private_jobs`;
    await world.admin`truncate outgoing_messages, bare.outbox`;
  }
  const share = median(ours.map((speed, round) => speed / (bare[round] ?? Number.NaN)));
  process.stdout.write(
    `bookings a second on one hot date: portal ${Math.round(median(ours))}, by hand ${Math.round(median(bare))}\n` +
      `${share >= GOAL ? "met    " : "NOT MET"}  Booking reaches at least 40% of a bare transaction of the same rows: ${Math.round(share * 100)}%\n`,
  );
}

async function hotDate(world: ForumWorld): Promise<string> {
  const id = newId();
  const reference = `FD-${id.slice(-12)}`;
  await world.admin`
    insert into forum_dates (id, reference, series_id, owner_organisation_id, title, state, audience, starts_at, ends_at, opens_at, closes_at, created_by_id, created_at, updated_at)
    select ${id}, ${reference}, series_id, owner_organisation_id, title, 'published', 'all', starts_at, ends_at, opens_at, closes_at, created_by_id, created_at, updated_at
      from forum_dates where series_id = ${world.seriesId} order by created_at limit 1`;
  await world.admin`insert into forum_seats (date_id, owner_organisation_id, capacity) values (${id}, ${world.ownerOrganisationId}, ${BOOKINGS})`;
  return reference;
}

/** The props of one confirmation, so that both write as much. */
async function exampleMail(world: ForumWorld): Promise<object> {
  const actor = world.people[0];
  if (actor)
    await bookSeats(actor, {
      reference: await hotDate(world),
      people: [{ personId: actor.personId }],
      waitIfFull: false,
    });
  const [row] = await world.admin<
    { props: object }[]
  >`select props from outgoing_messages where template = 'forum-booked' limit 1`;
  if (!row) throw new Error("No confirmation was written.");
  return row.props;
}

async function races(world: ForumWorld): Promise<void> {
  const people = world.people.slice(0, 250);
  const processes = await startTwo(FORUM_PROCESS, world.environment, people[0] as (typeof people)[number]);
  const race: ForumRace = { ...world, people, processes };
  let wrong = 0;
  try {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const raced = await raceForum(race, { seed, seats: 40, acts: 500 });
      if (raced.wrong.length > 0) {
        wrong += 1;
        process.stdout.write(`seed ${seed}: ${raced.wrong.join("; ")}\n`);
      }
    }
  } finally {
    await endTwo(processes);
  }
  process.stdout.write(
    `${wrong === 0 ? "met    " : "NOT MET"}  ${SEEDS} races of 500 bookings, moves and cancels over two processes: ${wrong} went wrong\n`,
  );
}
