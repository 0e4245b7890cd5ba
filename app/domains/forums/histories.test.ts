import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { transaction } from "~/platform/database/transaction.server";
import { seeded } from "../../../prisma/concurrency/forum-race";
import { changeSeatsNow, must, publishedForum } from "../../../prisma/factories/forums";
import { council, person, provider } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { FIRST_TRY } from "../../../prisma/testing/job-context";
import { acceptSeat } from "./commands/accept-seat.server";
import { answerPass } from "./commands/answer-pass.server";
import { bookSeats } from "./commands/book-seats.server";
import { cancelBooking } from "./commands/cancel-booking.server";
import { moveBooking } from "./commands/move-booking.server";
import { restoreBooking } from "./commands/restore-booking.server";
import { passOf } from "./forum-secrets.server";
import { forumMaintenance } from "./jobs/maintenance.server";

const clock = vi.hoisted(() => ({ at: 0 }));
vi.mock("~/platform/clock.server", () => ({ now: () => new Date(clock.at) }));

const HOUR = 3_600_000;
const STEPS = 60;

testDatabase();
let commissioner: Actor;
let people: Actor[];

beforeAll(async () => {
  clock.at = Date.parse("2027-01-04T09:00:00Z");
  commissioner = await person(await council(), ["commissioner"]);
  const providers = await Promise.all([provider(), provider(), provider()]);
  people = [];
  for (const organisation of [...providers, ...providers, ...providers])
    people.push(await person(organisation, ["provider-admin"]));
});

type Row = {
  id: string;
  state: string;
  personId: string;
  heldUntil: Date | null;
  stateSince: Date;
  queuePosition: number | null;
  dateId: string;
};

async function standing(references: string[]) {
  return transaction("worker", { "app.org_id": commissioner.organisationId }, async (tx) => {
    const dates = await tx.forumDate.findMany({
      where: { reference: { in: references } },
      select: { id: true, reference: true, startsAt: true, seats: true },
    });
    const rows: Row[] = await tx.forumBooking
      .findMany({
        where: { dateId: { in: dates.map(({ id }) => id) } },
        select: {
          id: true,
          state: true,
          personId: true,
          heldUntil: true,
          stateSince: true,
          queuePosition: true,
          dateId: true,
        },
      })
      .then((found) => found.map((row) => ({ ...row, personId: row.personId ?? "" })));
    return { dates, rows };
  });
}

/** What must be true after every step, whatever the steps were. */
async function holds(references: string[], most: number | null): Promise<Row[]> {
  const { dates, rows } = await standing(references);
  for (const { id, seats, startsAt } of dates) {
    const here = rows.filter(({ dateId }) => dateId === id);
    const seated = here.filter(({ state }) => ["booked", "offered", "attended"].includes(state));
    const free = (seats?.capacity ?? 0) - (seats?.taken ?? 0);
    expect(seats?.taken).toBe(seated.length);
    expect(free).toBeGreaterThanOrEqual(0);
    const active = here.filter(({ state }) => ["booked", "offered", "waiting", "attended"].includes(state));
    expect(new Set(active.map(({ personId }) => personId)).size).toBe(active.length);
    const ofOrganisation = (row: Row) => {
      const mine = people.find(({ personId }) => personId === row.personId)?.organisationId;
      return seated.filter(
        (other) => people.find(({ personId }) => personId === other.personId)?.organisationId === mine,
      ).length;
    };
    for (const row of seated) if (most !== null) expect(ofOrganisation(row)).toBeLessThanOrEqual(most);
    // Nobody waits beside a seat that they might have.
    const mightSit = here.filter(
      (row) => row.state === "waiting" && (most === null || ofOrganisation(row) < most),
    );
    if (free > 0 && startsAt.getTime() > clock.at) expect(mightSit).toEqual([]);
    for (const row of here)
      if (row.state === "offered") {
        expect(row.heldUntil?.getTime()).toBe(
          Math.min(row.stateSince.getTime() + 24 * HOUR, startsAt.getTime()),
        );
        const before = mightSit.filter(
          (other) => (other.queuePosition ?? 0) < (row.queuePosition ?? 0) && most === null,
        );
        expect(before).toEqual([]);
      }
  }
  return rows;
}

/** Random histories, each across a change of the clocks; a seed that fails is told and fails again. */
describe.each([
  ["spring", "2027-03-24T12:00:00Z"],
  ["autumn", "2027-10-27T12:00:00Z"],
])("whatever people do across the %s change of the clocks", (_, begins) => {
  it.each([1, 2, 3, 4])(
    "seats taken and free make the capacity, and holds lapse on time (seed %i)",
    async (seed) => {
      const random = seeded(seed * 7919 + begins.length + Date.parse(begins));
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
      clock.at = Date.parse(begins);
      const most = random() < 0.5 ? 2 : null;
      const references = await publishedForum(commissioner, {
        capacity: 3,
        dates: 2,
        every: "month",
        seatsPerOrganisation: most ?? undefined,
        firstDay: new Date(clock.at + 6 * 24 * HOUR).toISOString().slice(0, 10),
      });
      let rows: Row[] = [];
      for (let step = 0; step < STEPS; step += 1) {
        const one = rows.length > 0 ? pick(rows) : undefined;
        const actor = one && people.find(({ personId }) => personId === one.personId);
        const dice = random();
        if (dice < 0.4 || !one || !actor) {
          const who = pick(people);
          await bookSeats(who, {
            reference: pick(references),
            people: [{ personId: who.personId }],
            waitIfFull: random() < 0.9,
          });
        } else if (dice < 0.52) await cancelBooking(actor, { bookingId: one.id });
        else if (dice < 0.58) await answerPass(passOf(one.id), random() < 0.5 ? "cancel" : "accept");
        else if (dice < 0.68)
          await moveBooking(actor, {
            bookingId: one.id,
            toReference: pick(references),
            waitIfFull: random() < 0.5,
          });
        else if (dice < 0.78) await acceptSeat(actor, { bookingId: one.id });
        else if (dice < 0.84) await restoreBooking(actor, { bookingId: one.id });
        else if (dice < 0.88)
          await changeSeatsNow(commissioner, pick(references), 2 + Math.floor(random() * 4), most);
        else {
          clock.at += Math.floor(random() * 16 * HOUR);
          const due = rows.filter(
            ({ state, heldUntil }) => state === "offered" && heldUntil && heldUntil.getTime() <= clock.at,
          );
          await forumMaintenance(null, FIRST_TRY);
          const after = await standing(references);
          for (const { id } of due) expect(after.rows.find((row) => row.id === id)?.state).toBe("lapsed");
          for (const row of after.rows)
            if (row.state === "offered") expect(row.heldUntil?.getTime()).toBeGreaterThan(clock.at);
        }
        rows = await holds(references, most);
      }
      expect(must({ ok: true as const, value: rows.length })).toBeGreaterThan(3);
    },
  );
});
