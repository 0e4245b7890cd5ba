import type { Sql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import { newId } from "~/platform/ids";
import type { Act } from "./forum-process.ts";
import { runActs, type TwoProcesses } from "./two-processes.ts";

/** Races of bookings, moves and cancels over two server processes, for the proof and for the bench. */

/** A generator of numbers in [0, 1) that gives the same again for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type ForumRace = {
  /** Sees every row, whatever row security says. */
  admin: Sql;
  processes: TwoProcesses;
  /** Who books: one organisation's people or more. */
  people: readonly Actor[];
  ownerOrganisationId: string;
  seriesId: string;
};

export const FORUM_PROCESS = "prisma/concurrency/forum-process.ts";

/** Two dates like the series' first, published, with so many seats. */
async function twoDates(race: ForumRace, seats: number): Promise<{ id: string; reference: string }[]> {
  const dates = [0, 1].map(() => {
    const id = newId();
    return { id, reference: `FD-${id.slice(-12)}` };
  });
  for (const { id, reference } of dates) {
    await race.admin`
      insert into forum_dates (id, reference, series_id, owner_organisation_id, title, state, audience, starts_at, ends_at, opens_at, closes_at, created_by_id, created_at, updated_at)
      select ${id}, ${reference}, series_id, owner_organisation_id, title, 'published', 'all', starts_at, ends_at, opens_at, closes_at, created_by_id, created_at, updated_at
        from forum_dates where series_id = ${race.seriesId} order by created_at limit 1`;
    await race.admin`
      insert into forum_seats (date_id, owner_organisation_id, capacity) values (${id}, ${race.ownerOrganisationId}, ${seats})`;
  }
  return dates;
}

export type Raced = {
  outcomes: string[];
  /** What is wrong in the end; empty when the seats were held. */
  wrong: string[];
  /** Seats sold beyond what there are, over both dates. */
  oversold: number;
  together: boolean;
};

/**
 * `acts` bookings, moves and cancels at once on two dates, in two waves: everybody books, then (so that there is
 * something to give up) cancels, moves and more bookings are mixed. `booksOnly` leaves the second wave out.
 */
export async function raceForum(
  race: ForumRace,
  {
    seed,
    seats,
    acts,
    booksOnly = false,
  }: { seed: number; seats: number; acts: number; booksOnly?: boolean },
): Promise<Raced> {
  const random = seeded(seed);
  const [a, b] = await twoDates(race, seats);
  if (!a || !b) throw new Error("There are two dates.");
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const both = [a, b];
  const first: Act[] = race.people
    .slice(0, Math.floor(acts / 2))
    .map((actor) => ({ kind: "book", actor, reference: pick(both).reference }));
  const one = await runActs(race.processes, first);
  const rows = await race.admin<{ id: string; personId: string; dateId: string }[]>`
    select id, person_id as "personId", date_id as "dateId" from forum_bookings where date_id in ${race.admin([a.id, b.id])} order by id`;
  const byPerson = new Map(race.people.map((actor) => [actor.personId, actor]));
  const second: Act[] = Array.from({ length: booksOnly ? 0 : acts - first.length }, () => {
    const dice = random();
    const row = pick(rows);
    const actor = byPerson.get(row.personId) ?? pick(race.people);
    if (dice < 0.35) return { kind: "cancel", actor, bookingId: row.id };
    if (dice < 0.7)
      return { kind: "move", actor, bookingId: row.id, toReference: (row.dateId === a.id ? b : a).reference };
    return { kind: "book", actor: pick(race.people), reference: pick(both).reference };
  });
  const two = await runActs(race.processes, second);
  const found = await Promise.all(both.map((date) => audit(race.admin, date.id, seats)));
  const outcomes = [...one.outcomes, ...two.outcomes];
  const thrown = outcomes.filter((outcome) => outcome.startsWith("thrown"));
  return {
    outcomes,
    wrong: [...thrown, ...found.flatMap(({ wrong }) => wrong)],
    oversold: found.reduce((sum, { oversold }) => sum + oversold, 0),
    together: one.together && two.together,
  };
}

type Audited = { wrong: string[]; oversold: number };

/** Counts again from the bookings themselves, and follows the line through what was recorded. */
async function audit(admin: Sql, dateId: string, seats: number): Promise<Audited> {
  const [row] = await admin<
    { taken: number; counted: number; waiting: number; twice: number; ofOrganisations: number }[]
  >`
    select s.taken, (select count(*)::int from forum_bookings b where b.date_id = s.date_id and b.state in ('booked', 'offered', 'attended')) as counted,
           (select count(*)::int from forum_bookings b where b.date_id = s.date_id and b.state = 'waiting') as waiting,
           (select count(*)::int from (select 1 from forum_bookings b where b.date_id = s.date_id and b.state in ('booked', 'offered', 'waiting')
              group by b.attendee_key having count(*) > 1) x) as twice,
           coalesce((select sum(taken)::int from forum_organisation_seats o where o.date_id = s.date_id), 0) as "ofOrganisations"
      from forum_seats s where s.date_id = ${dateId}`;
  if (!row) return { wrong: ["no seats"], oversold: 0 };
  const wrong: string[] = [];
  if (row.counted > seats) wrong.push(`${row.counted} of ${seats} seats`);
  if (row.taken !== row.counted) wrong.push(`${row.taken} counted for ${row.counted}`);
  if (row.ofOrganisations !== row.counted)
    wrong.push(`organisations hold ${row.ofOrganisations} of ${row.counted}`);
  if (row.waiting > 0 && row.counted < seats) wrong.push(`${row.waiting} wait beside free seats`);
  if (row.twice > 0) wrong.push(`${row.twice} people twice`);
  // Whoever was offered a seat stood before everybody who still waits; and numbers are given once.
  const [line] = await admin<{ passed: number; numbers: number }[]>`
    select (select count(*)::int from forum_bookings o join forum_bookings w on w.date_id = o.date_id
              where o.date_id = ${dateId} and o.state = 'offered' and w.state = 'waiting' and w.line < o.line) as passed,
           (select count(*)::int - count(distinct line)::int from forum_bookings where date_id = ${dateId} and line is not null) as numbers`;
  if (line?.passed) wrong.push(`${line.passed} were passed over`);
  if (line?.numbers) wrong.push(`${line.numbers} share a number`);
  return { wrong, oversold: Math.max(0, row.counted - seats) };
}

/**
 * For the control run: the same commands with the lock not taken, and nothing in the database that fails closed. What
 * a lookup says is then what it says: old.
 */
export async function withoutLocks(admin: Sql): Promise<void> {
  const [definition] = await admin<{ text: string }[]>`
    select pg_get_functiondef('public.lock_forum_seats'::regproc) as text`;
  if (!definition?.text.includes(" for no key update"))
    throw new Error("The lock to leave out was not found.");
  await admin.unsafe(definition.text.replace(" for no key update", ""));
  await admin`alter table forum_seats drop constraint forum_seats_enough`;
}
