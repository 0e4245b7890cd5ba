import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { missing } from "~/platform/refusal";
import { changeSeatsNow, must, publishedForum } from "../../../prisma/factories/forums";
import { council, hub, person, provider } from "../../../prisma/factories/organisations";
import { actingAs } from "../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { FIRST_TRY } from "../../../prisma/testing/job-context";
import { acceptSeat } from "./commands/accept-seat.server";
import { answerPass } from "./commands/answer-pass.server";
import { blockOrganisation, unblockOrganisation } from "./commands/block-organisation.server";
import { bookSeats } from "./commands/book-seats.server";
import { cancelBooking } from "./commands/cancel-booking.server";
import { cancelDate } from "./commands/cancel-date.server";
import { changeDate } from "./commands/change-date.server";
import { markAttendance } from "./commands/mark-attendance.server";
import { moveBooking } from "./commands/move-booking.server";
import { openFeed } from "./commands/renew-feed.server";
import { restoreBooking } from "./commands/restore-booking.server";
import { passOf } from "./forum-secrets.server";
import { forumMaintenance } from "./jobs/maintenance.server";
import { tellBooking } from "./jobs/tell-booking.server";
import { readFeed } from "./queries/read-feed.server";
import { readPass } from "./queries/read-pass.server";

const clock = vi.hoisted(() => ({ at: 0 }));
vi.mock("~/platform/clock.server", () => ({ now: () => new Date(clock.at) }));

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse("2027-02-01T09:00:00Z");

testDatabase();
let commissioner: Actor;
let officer: Actor;
let ash: Actor;
let ashColleague: Actor;
let birch: Actor;
let cedar: Actor;

beforeAll(async () => {
  clock.at = START;
  commissioner = await person(await council("Wolverhampton"), ["commissioner"]);
  officer = await person(await hub(), ["hub-officer"]);
  const alder = await provider("Ash Homes");
  ash = await person(alder, ["registered-manager"], { name: "Asha Ash" });
  ashColleague = await person(alder, ["referrals-officer"], { name: "Ann Ash", email: "ann@ash.example" });
  birch = await person(await provider("Birch Care"), ["provider-admin"], { name: "Ben Birch" });
  cedar = await person(await provider("Cedar House"), ["provider-admin"], { name: "Cyd Cedar" });
});
beforeEach(() => {
  clock.at = START;
});

const book = (actor: Actor, reference: string, waitIfFull = false) =>
  bookSeats(actor, { reference, people: [{ personId: actor.personId }], waitIfFull });
const booked = async (actor: Actor, reference: string) => {
  const [one] = must(await book(actor, reference, true));
  if (!one) throw new Error("nobody was booked");
  return one;
};
const asWorker = (statement: string, values: string[] = []) =>
  transaction("worker", { "app.org_id": commissioner.organisationId }, (tx) =>
    tx.$queryRawUnsafe<Record<string, unknown>[]>(statement, ...values),
  );
const stateOf = async (id: string) =>
  (await asWorker("select state, held_until, line from forum_bookings where id = $1::uuid", [id]))[0];
const seatsOf = async (reference: string) =>
  (
    await asWorker(
      "select s.capacity, s.taken from forum_seats s join forum_dates d on d.id = s.date_id where d.reference = $1",
      [reference],
    )
  )[0];
const mailsOf = async (reference: string) =>
  asWorker(
    "select template, to_person_id, to_email, props from outgoing_messages where props ->> 'reference' = $1 order by created_at, id",
    [reference],
  );
const tell = (bookingId: string, what: string) =>
  tellBooking({ bookingId, organisationId: commissioner.organisationId, what }, FIRST_TRY);

describe("booking", () => {
  it("takes seats for oneself, a colleague and somebody without an account, and tells each with a calendar file", async () => {
    const [reference = ""] = await publishedForum(commissioner, {
      url: "https://meet.example/forum",
      asksDiet: true,
    });
    const result = await bookSeats(ash, {
      reference,
      people: [
        { personId: ash.personId },
        { name: "Ann", email: "ann@ash.example" },
        { name: "Deputy Dan", email: "dan@ash.example" },
      ],
      waitIfFull: false,
      needs: [{ diet: "vegan", access: "not asked here" }],
    });
    expect(must(result).map(({ name, state }) => [name, state])).toEqual([
      ["Asha Ash", "booked"],
      ["Ann Ash", "booked"],
      ["Deputy Dan", "booked"],
    ]);
    expect(await seatsOf(reference)).toEqual({ capacity: 20, taken: 3 });
    const mails = await mailsOf(reference);
    expect(mails.map(({ template, to_person_id, to_email }) => [template, to_person_id ?? to_email])).toEqual(
      expect.arrayContaining([
        ["forum-booked", ash.personId],
        ["forum-booked", ashColleague.personId],
        ["forum-booked", "dan@ash.example"],
      ]),
    );
    const props = mails[0]?.props as { joinAt: string; calendar: { content: string } };
    expect(props.joinAt).toBe("https://meet.example/forum");
    expect(props.calendar.content).toContain("BEGIN:VTIMEZONE");
    expect(await asWorker("select access, diet from forum_needs")).toEqual([{ access: null, diet: "vegan" }]);
    clock.at = START + 40 * DAY;
    await forumMaintenance(null, FIRST_TRY);
    expect(await asWorker("select 1 from forum_needs")).toEqual([]);
  });

  it("works for the region's forums, too", async () => {
    const [reference = ""] = await publishedForum(officer);
    const one = await booked(ash, reference);
    expect(one.state).toBe("booked");
    expect((await cancelBooking(ash, { bookingId: one.id })).ok).toBe(true);
    expect((await restoreBooking(ash, { bookingId: one.id })).ok).toBe(true);
  });

  it("refuses politely: full, twice, closed, the organisation's most, blocked, somebody else's list", async () => {
    const [reference = ""] = await publishedForum(commissioner, { capacity: 2, seatsPerOrganisation: 1 });
    await booked(ash, reference);
    const words = async (result: ReturnType<typeof book>) => {
      const { ok, error } = (await result) as { ok: boolean; error?: { message?: string; kind: string } };
      return ok ? "booked" : (error?.message ?? error?.kind);
    };
    expect(await words(book(ash, reference))).toBe("Asha Ash is booked for this date already");
    expect(await words(book(ashColleague, reference))).toMatch(/may have 1 seat at this date, and it has 1/);
    must(await blockOrganisation(commissioner, { providerId: cedar.organisationId, reason: "unpaid room" }));
    expect(await words(book(cedar, reference))).toBe(
      "Wolverhampton does not take bookings from your organisation at the moment. Ring them to talk about it",
    );
    must(await unblockOrganisation(commissioner, { providerId: cedar.organisationId }));
    await booked(birch, reference);
    expect(await words(book(cedar, reference))).toBe(
      "No seats are left. Join the waiting list, or choose another date",
    );
    clock.at = START + 27 * DAY + 2 * HOUR;
    expect(await words(book(cedar, reference))).toMatch(
      /^Booking closed .* Ring Wolverhampton if you still need a seat$/,
    );
    clock.at = START;
    const [closed = ""] = await publishedForum(commissioner, { audience: "list" });
    expect(await words(book(ash, closed))).toBe(missing().message);
  });

  it("books nobody when not all get a seat and they do not want to wait", async () => {
    const [reference = ""] = await publishedForum(commissioner, { capacity: 1 });
    const people = [{ personId: ash.personId }, { personId: ashColleague.personId }];
    expect(await bookSeats(ash, { reference, people, waitIfFull: false })).toMatchObject({ ok: false });
    expect(await seatsOf(reference)).toEqual({ capacity: 1, taken: 0 });
    const both = must(await bookSeats(ash, { reference, people, waitIfFull: true }));
    expect(both.map(({ state }) => state)).toEqual(["booked", "waiting"]);
  });

  it("knows a person who is booked through another organisation", async () => {
    const [reference = ""] = await publishedForum(commissioner);
    const people = [{ name: "Shared", email: "shared@works.example" }];
    must(await bookSeats(ash, { reference, people, waitIfFull: false }));
    expect(await bookSeats(birch, { reference, people, waitIfFull: false })).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/through another organisation/) },
    });
    expect(await seatsOf(reference)).toMatchObject({ taken: 1 });
  });
});

describe("the waiting list", () => {
  it("offers a seat that falls free to the first in line for 24 hours, then to the next", async () => {
    const [reference = ""] = await publishedForum(commissioner, { capacity: 1 });
    const first = await booked(ash, reference);
    const second = await booked(birch, reference);
    const third = await booked(cedar, reference);
    expect([second.state, third.state]).toEqual(["waiting", "waiting"]);
    must(await cancelBooking(ash, { bookingId: first.id }));
    expect(await stateOf(second.id)).toMatchObject({
      state: "offered",
      held_until: new Date(START + 24 * HOUR),
    });
    await tell(second.id, "offered");
    expect((await mailsOf(reference)).map(({ template }) => template)).toContain("forum-seat-offered");
    // Nobody slips in between.
    expect((await booked(ash, reference)).state).toBe("waiting");

    clock.at = START + 24 * HOUR - 1;
    await forumMaintenance(null, FIRST_TRY);
    expect(await stateOf(second.id)).toMatchObject({ state: "offered" });
    clock.at = START + 24 * HOUR;
    expect(await acceptSeat(birch, { bookingId: second.id })).toMatchObject({
      ok: false,
      error: { kind: "invalid" },
    });
    await forumMaintenance(null, FIRST_TRY);
    expect(await stateOf(second.id)).toMatchObject({ state: "lapsed" });
    expect(await stateOf(third.id)).toMatchObject({ state: "offered" });
    must(await acceptSeat(cedar, { bookingId: third.id }));
    expect(await stateOf(third.id)).toMatchObject({ state: "booked" });
    expect(await seatsOf(reference)).toEqual({ capacity: 1, taken: 1 });
  });

  it("offers the seats of a larger room in the order of the line, and no room is smaller than who sits in it", async () => {
    const [reference = ""] = await publishedForum(commissioner, { capacity: 1 });
    const all = [
      await booked(ash, reference),
      await booked(birch, reference),
      await booked(cedar, reference),
    ];
    must(await changeSeatsNow(commissioner, reference, 2));
    expect((await Promise.all(all.map(({ id }) => stateOf(id)))).map((row) => row?.state)).toEqual([
      "booked",
      "offered",
      "waiting",
    ]);
    expect(await changeSeatsNow(commissioner, reference, 1)).toMatchObject({
      ok: false,
      error: { field: "capacity", message: "2 seats are taken. Enter at least 2, or cancel bookings first" },
    });
  });

  it("gives a seat back through the pass in a mail, once, and takes an offered one", async () => {
    const [reference = ""] = await publishedForum(commissioner, { capacity: 1 });
    const first = await booked(ash, reference);
    const second = await booked(birch, reference);
    expect(await readPass(passOf(first.id))).toMatchObject({ attendeeName: "Asha Ash", state: "booked" });
    expect(await answerPass(passOf(first.id), "cancel")).toEqual({ ok: true, value: { state: "cancelled" } });
    expect(await answerPass(passOf(first.id), "cancel")).toEqual({ ok: true, value: { state: "cancelled" } });
    expect(await answerPass(passOf(second.id), "accept")).toEqual({ ok: true, value: { state: "booked" } });
    expect(await answerPass("guessed", "cancel")).toMatchObject({ ok: false });
    expect(await readPass("guessed")).toBeUndefined();
    await tell(first.id, "cancelled");
    await tell(second.id, "booked");
    expect((await mailsOf(reference)).map(({ template }) => template)).toEqual([
      "forum-booked",
      "forum-waiting",
      "forum-cancelled",
      "forum-booked",
    ]);
  });
});

describe("moving and changing", () => {
  it("moves to another date, never giving up one seat before there is another", async () => {
    const [from = "", to = ""] = await publishedForum(commissioner, {
      capacity: 1,
      dates: 2,
      every: "month",
    });
    const one = await booked(ash, from);
    const waits = await booked(birch, from);
    await booked(cedar, to);
    expect(await moveBooking(ash, { bookingId: one.id, toReference: to, waitIfFull: false })).toMatchObject({
      ok: false,
    });
    expect(await stateOf(one.id)).toMatchObject({ state: "booked" });
    must(await changeSeatsNow(commissioner, to, 2));
    const moved = must(await moveBooking(ash, { bookingId: one.id, toReference: to, waitIfFull: false }));
    expect(moved.state).toBe("booked");
    expect(await stateOf(one.id)).toMatchObject({ state: "cancelled" });
    expect(await stateOf(waits.id)).toMatchObject({ state: "offered" });
  });

  it("cancels and takes up again, with a calendar entry that counts up", async () => {
    const [reference = ""] = await publishedForum(commissioner);
    const one = await booked(ash, reference);
    must(await cancelBooking(ash, { bookingId: one.id }));
    expect(must(await restoreBooking(ash, { bookingId: one.id }))).toBe("booked");
    const sequences = (await mailsOf(reference)).map(({ props }) => {
      const { content } = (props as { calendar: { content: string } }).calendar;
      return [
        /SEQUENCE:(\d+)/.exec(content)?.[1],
        /STATUS:(\w+)/.exec(content)?.[1],
        /UID:(\S+)/.exec(content)?.[1],
      ];
    });
    const uid = `forum-${one.id}@homeward`;
    expect(sequences).toEqual([
      ["0", "CONFIRMED", uid],
      ["1", "CANCELLED", uid],
      ["2", "CONFIRMED", uid],
    ]);
  });

  it("tells the booked of a changed and of a cancelled date, and gives nobody a seat any more", async () => {
    const [reference = ""] = await publishedForum(commissioner, { capacity: 1 });
    const one = await booked(ash, reference);
    const waits = await booked(birch, reference);
    const startsAt = new Date("2027-03-02T13:00:00Z");
    const change = {
      title: "Forum",
      startsAt,
      endsAt: new Date(startsAt.getTime() + HOUR),
      reference,
      version: 2,
    };
    must(await changeDate(commissioner, { ...change, place: "Dudley" }));
    await tell(one.id, "changed");
    must(await cancelDate(commissioner, { reference, version: 3, reason: "Snow" }));
    await tell(one.id, "cancelled");
    await tell(waits.id, "cancelled");
    const mails = await mailsOf(reference);
    expect(mails.map(({ template }) => template).slice(2)).toEqual([
      "forum-changed",
      "forum-cancelled",
      "forum-cancelled",
    ]);
    expect(mails[3]?.props).toMatchObject({ reason: "Snow" });
    expect(await seatsOf(reference)).toMatchObject({ taken: 0 });
    expect(await restoreBooking(ash, { bookingId: one.id })).toMatchObject({ ok: false });
  });

  it("reminds a week and a day before, once each", async () => {
    const [reference = ""] = await publishedForum(commissioner);
    await booked(ash, reference);
    const reminders = async () =>
      (await mailsOf(reference)).filter(({ template }) => template === "forum-reminder").length;
    const counts: number[] = [];
    for (const days of [20, 21.1, 22, 27, 27.01]) {
      clock.at = START + days * DAY;
      await forumMaintenance(null, FIRST_TRY);
      counts.push(await reminders());
    }
    expect(counts).toEqual([0, 1, 1, 2, 2]);
  });
});

describe("attendance", () => {
  it("keeps each mark once by its key, whatever is sent again, and says what cannot count", async () => {
    const [reference = ""] = await publishedForum(commissioner, { capacity: 3 });
    const [a, b] = [await booked(ash, reference), await booked(birch, reference)];
    const early = await markAttendance(commissioner, { reference, marks: [] });
    expect(early).toMatchObject({ ok: false, error: { message: "Marks open two hours before it starts" } });
    clock.at = START + 28 * DAY;
    const markedAt = new Date(clock.at);
    const marks = [
      { key: "1", mark: "attended" as const, bookingId: a.id, markedAt },
      { key: "2", mark: "walk-in" as const, name: "Wil", organisation: "Walnut", markedAt },
      { key: "3", mark: "walk-in" as const, name: "Wim", organisation: "Walnut", markedAt },
    ];
    const first = must(await markAttendance(commissioner, { reference, marks }));
    expect(first.map(({ outcome }) => outcome)).toEqual(["kept", "kept", "full"]);
    const again = must(
      await markAttendance(commissioner, {
        reference,
        marks: [
          ...marks,
          { key: "4", mark: "missed", bookingId: a.id, markedAt },
          { key: "5", mark: "missed", bookingId: b.id, markedAt },
        ],
      }),
    );
    // A missed seat is free again only after the walk-in was asked for.
    expect(again.map(({ outcome }) => outcome)).toEqual(["kept", "kept", "full", "other-mark", "kept"]);
    const states = await asWorker(
      "select b.state, count(*)::int as n from forum_bookings b join forum_dates d on d.id = b.date_id where d.reference = $1 group by 1 order by 1",
      [reference],
    );
    expect(states).toEqual([
      { state: "attended", n: 2 },
      { state: "missed", n: 1 },
    ]);
    expect(await seatsOf(reference)).toEqual({ capacity: 3, taken: 2 });
  });
});

it("a person's calendar has an address that can be renewed", async () => {
  const [reference = ""] = await publishedForum(commissioner, { url: "https://meet.example/cal" });
  await booked(cedar, reference);
  const { url } = must(await openFeed(cedar));
  const secretIn = (address: string) => /calendar\/([^.]+)\.ics$/.exec(address)?.[1] ?? "";
  expect(must(await openFeed(cedar)).url).toBe(url);
  expect(await readFeed(secretIn(url))).toContain("Join online: https://meet.example/cal");
  const renewed = must(await openFeed(cedar, { renew: true }));
  expect(renewed.url).not.toBe(url);
  expect(await readFeed(secretIn(url))).toBeUndefined();
  expect(await readFeed(secretIn(renewed.url))).toContain("BEGIN:VEVENT");
});

it("the database refuses the seat too many on a path that forgets, and moves that are not a side's", async () => {
  const [reference = ""] = await publishedForum(commissioner, { capacity: 1 });
  await booked(ash, reference);
  const waits = await booked(birch, reference);
  const as = (actor: Actor, statement: string) =>
    sqlFor(actor.kind).begin(async (sql) => {
      await actingAs(sql, actor.kind, actor);
      return [...(await sql.unsafe(statement))];
    });
  await expect(
    as(
      cedar,
      `insert into forum_bookings (id, date_id, owner_organisation_id, provider_id, person_id, attendee_name, attendee_key, organisation_name,
         booked_by_id, state, state_since, pass_hash, created_at)
       select gen_random_uuid(), id, owner_organisation_id, '${cedar.organisationId}', '${cedar.personId}', 'C', 'c', 'Cedar', '${cedar.personId}',
         'booked', now(), 'x', now() from forum_dates where reference = '${reference}'`,
    ),
  ).rejects.toMatchObject({ code: "23514", constraint_name: "forum_seats_enough" });
  await expect(
    as(birch, `update forum_bookings set state = 'booked' where id = '${waits.id}'`),
  ).rejects.toThrow(/does not move waiting > booked/);
  await expect(
    as(birch, `update forum_bookings set state = 'offered', held_until = now() where id = '${waits.id}'`),
  ).rejects.toThrow(/a provider does not move/);
  expect(
    await as(cedar, `update forum_bookings set state = 'cancelled' where id = '${waits.id}' returning 1`),
  ).toEqual([]);
  await expect(as(commissioner, `update forum_seats set taken = 0`)).rejects.toThrow(/permission denied/);
});
