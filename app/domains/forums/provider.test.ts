import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { providerHome } from "~/domains/home/queries/provider-home.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { must, publishedForum } from "../../../prisma/factories/forums";
import { council, person, provider } from "../../../prisma/factories/organisations";
import { actingAs } from "../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { addAction } from "./commands/add-action.server";
import { askQuestion } from "./commands/ask-question.server";
import { blockOrganisation } from "./commands/block-organisation.server";
import { bookSeats } from "./commands/book-seats.server";
import { cancelBooking } from "./commands/cancel-booking.server";
import { changeGuests } from "./commands/change-guests.server";
import { changeNeeds } from "./commands/change-needs.server";
import { giveFeedback } from "./commands/give-feedback.server";
import { markAttendance } from "./commands/mark-attendance.server";
import { moveBooking } from "./commands/move-booking.server";
import { MAX_TOPICS, proposeTopic } from "./commands/propose-topic.server";
import { voteTopic } from "./commands/vote-topic.server";
import { passOf } from "./forum-secrets.server";
import { listForums } from "./queries/list-forums.server";
import { readPass } from "./queries/read-pass.server";
import { viewBooking } from "./queries/view-booking.server";
import { viewForumDate } from "./queries/view-forum-date.server";
import { viewTopics } from "./queries/view-topics.server";

/** What a provider's person sees and says of forums, on the database. */
const clock = vi.hoisted(() => ({ at: 0 }));
vi.mock("~/platform/clock.server", () => ({ now: () => new Date(clock.at) }));

const DAY = 86_400_000;
const START = Date.parse("2027-02-01T09:00:00Z");

testDatabase();
let commissioner: Actor;
let ash: Actor;
let ann: Actor;
let birch: Actor;
let cedar: Actor;

beforeAll(async () => {
  clock.at = START;
  commissioner = await person(await council("Wolverhampton"), ["commissioner"]);
  const alder = await provider("Ash Homes");
  ash = await person(alder, ["provider-finance"], { name: "Asha Ash" });
  ann = await person(alder, ["referrals-officer"], { name: "Ann Ash" });
  birch = await person(await provider("Birch Care"), ["provider-admin"], { name: "Ben Birch" });
  cedar = await person(await provider("Cedar House"), ["provider-admin"], { name: "Cyd Cedar" });
});
beforeEach(() => {
  clock.at = START;
});

const show = (tab: string) => new URLSearchParams(tab ? { show: tab } : {});
const references = async (actor: Actor, tab = "") =>
  (await listForums(actor, show(tab))).dates.map(({ reference }) => reference);
const book = async (actor: Actor, reference: string, people: Actor[] = [actor]) => {
  const [first] = must(
    await bookSeats(actor, {
      reference,
      people: people.map(({ personId }) => ({ personId })),
      waitIfFull: true,
    }),
  );
  if (!first) throw new Error("nobody was booked");
  return first;
};
const gone = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ init: { status: 404 } });

describe("the list of dates", () => {
  it("has what the organisation may book, in words of its own, and nobody else's dates", async () => {
    const [open = ""] = await publishedForum(commissioner);
    const [closed = ""] = await publishedForum(commissioner, { audience: "list" });
    const series = await read(commissioner, (tx) =>
      tx.forumDate.findUniqueOrThrow({ where: { reference: closed }, select: { seriesId: true } }),
    );
    const guest = { ...series, providerId: ash.organisationId };
    must(await changeGuests(commissioner, { ...guest, move: "add" }));
    expect(await references(ash)).toEqual(expect.arrayContaining([open, closed]));
    expect(await references(birch)).toContain(open);
    expect(await references(birch)).not.toContain(closed);
    await gone(viewForumDate(birch, closed));

    const { id } = await book(ash, closed);
    must(await changeGuests(commissioner, { ...guest, move: "remove" }));
    // Off the list, and still able to see and cancel what stands.
    expect(await references(ash, "ours")).toContain(closed);
    expect((await viewBooking(ash, id)).abilities.cancel).toBe(true);
    must(await cancelBooking(ash, { bookingId: id }));
    await gone(viewBooking(birch, id));
  });

  it("says so to a blocked organisation without why", async () => {
    const [reference = ""] = await publishedForum(commissioner);
    must(await blockOrganisation(commissioner, { providerId: cedar.organisationId, reason: "came to none" }));
    const date = await viewForumDate(cedar, reference);
    expect(date.whyNot).toMatch(/does not take bookings from your organisation/);
    expect(JSON.stringify(date)).not.toContain("came to none");
  });
});

describe("the waiting list", () => {
  it("tells each their own place, on the page, by the link of the mail and in the mail", async () => {
    const [reference = ""] = await publishedForum(commissioner, { capacity: 1 });
    await book(birch, reference);
    const first = await book(ash, reference);
    const second = await book(ash, reference, [ann]);
    expect((await viewBooking(ash, first.id)).place).toBe(1);
    expect((await viewBooking(ann, second.id)).place).toBe(2);
    expect((await readPass(passOf(second.id)))?.placeInLine).toBe(2);
    const { seats, bookings } = await viewForumDate(birch, reference);
    expect(seats.waiting).toBe(2);
    expect(bookings.map(({ name }) => name)).toEqual(["Ben Birch"]);
    const mails = await transaction(
      "worker",
      { "app.org_id": ash.organisationId },
      (tx) =>
        tx.$queryRaw<{ place: string }[]>`
        select props ->> 'placeInLine' as place from outgoing_messages
         where props ->> 'reference' = ${reference} and template = 'forum-waiting' order by created_at, id`,
    );
    expect(mails.map(({ place }) => place)).toEqual(["1", "2"]);
    must(await cancelBooking(ash, { bookingId: first.id }));
    expect((await viewBooking(ann, second.id)).place).toBe(1);
  });
});

describe("what somebody needs", () => {
  it("is changed, comes along to another date that asks, and stays behind where it does not", async () => {
    const [from = "", to = ""] = await publishedForum(commissioner, {
      dates: 2,
      every: "month",
      asksAccess: true,
      asksDiet: true,
    });
    const { id } = await book(ash, from);
    const { needsDigest: expected } = await viewBooking(ash, id);
    must(await changeNeeds(ash, { bookingId: id, expected, needs: { diet: "no nuts", access: "a ramp" } }));
    // A colleague had the page open before that: nothing is overwritten unseen.
    const stale = { bookingId: id, expected, needs: { diet: "halal" } };
    expect(await changeNeeds(ash, stale)).toMatchObject({ error: { kind: "conflict" } });
    expect((await viewBooking(ash, id)).needs).toEqual({ access: "a ramp", diet: "no nuts" });
    must(await changeNeeds(ash, { ...stale, expected: (await viewBooking(ash, id)).needsDigest }));
    expect((await viewBooking(ash, id)).needs).toEqual({ access: undefined, diet: "halal" });
    const moved = must(await moveBooking(ash, { bookingId: id, toReference: to, waitIfFull: false }));
    expect((await viewBooking(ash, moved.id)).needs.diet).toBe("halal");
    expect(await changeNeeds(birch, { bookingId: moved.id, expected, needs: {} })).toMatchObject({
      ok: false,
    });
  });
});

describe("having a say", () => {
  it("counts one vote a person, and takes it back", async () => {
    const [reference = ""] = await publishedForum(commissioner);
    must(await proposeTopic(birch, { reference, title: "School places" }));
    const topicOf = async (actor: Actor) => (await viewTopics(actor, reference)).rows[0];
    const topic = await topicOf(ash);
    expect(topic).toMatchObject({ title: "School places", votes: 1, ours: false, voted: false });
    expect(JSON.stringify(await viewTopics(ash, reference))).not.toContain(birch.personId);
    const vote = (actor: Actor, how: "for" | "back") =>
      voteTopic(actor, { reference, topicId: topic?.id ?? "", vote: how });
    for (let press = 0; press < 2; press += 1) must(await vote(ash, "for"));
    expect(await topicOf(ash)).toMatchObject({ votes: 2, voted: true });
    must(await vote(ash, "back"));
    expect(await topicOf(birch)).toMatchObject({ votes: 1, voted: true, ours: true });
    for (let count = 1; count < MAX_TOPICS; count += 1)
      must(await proposeTopic(birch, { reference, title: `Another ${count}` }));
    expect(await proposeTopic(birch, { reference, title: "One too many" })).toMatchObject({
      ok: false,
      error: { kind: "invalid" },
    });
  });

  it("keeps nothing of who asked a question, in any table", async () => {
    const [reference = ""] = await publishedForum(commissioner);
    must(await askQuestion(ash, { reference, words: "Who pays for the taxi?" }));
    expect((await viewForumDate(birch, reference)).questions).toMatchObject([
      { words: "Who pays for the taxi?" },
    ]);
    const kept = await read(commissioner, (tx) =>
      tx.forumQuestion.findMany({ where: { date: { reference } } }),
    );
    expect(JSON.stringify(kept)).not.toContain(ash.personId);
    expect(JSON.stringify(kept)).not.toContain(ash.organisationId);
    const events = await sqlFor("council").begin(async (sql) => {
      await actingAs(sql, "council", { organisationId: commissioner.organisationId });
      return sql`select kind from events where kind like '%question%'`;
    });
    expect(events).toEqual([]);
    const [closed = ""] = await publishedForum(commissioner, { audience: "list" });
    expect(await askQuestion(ash, { reference: closed, words: "Am I in?" })).toMatchObject({ ok: false });
  });
});

describe("after a date", () => {
  it("asks for feedback once, gives a certificate, and puts actions on the home of who does them", async () => {
    const [reference = ""] = await publishedForum(commissioner);
    const { id } = await book(ash, reference);
    const missed = await book(ash, reference, [ann]);
    const { startsAt, endsAt } = await viewForumDate(ash, reference);
    clock.at = startsAt.getTime();
    const mark = (bookingId: string, how: "attended" | "missed") => ({
      key: crypto.randomUUID(),
      markedAt: startsAt,
      mark: how,
      bookingId,
    });
    must(
      await markAttendance(commissioner, {
        reference,
        marks: [mark(id, "attended"), mark(missed.id, "missed")],
      }),
    );
    clock.at = endsAt.getTime() + DAY;
    const dueOn = "2027-04-30";
    must(
      await addAction(commissioner, {
        reference,
        words: "Send the list",
        doer: `organisation:${birch.organisationId}`,
        dueOn,
      }),
    );
    const kinds = async (actor: Actor) =>
      (await providerHome(actor)).rows.map(({ key }) => key.split(" ")[0]);
    // Finance answers no referrals, and was there all the same.
    expect(await kinds(ash)).toEqual(["forum-feedback"]);
    expect(await kinds(birch)).toContain("forum-action");
    expect(await kinds(ann)).not.toContain("forum-feedback");

    const { abilities } = await viewBooking(ash, id);
    expect(abilities).toMatchObject({ feedback: true, certificate: true, cancel: false });
    expect((await viewBooking(ann, missed.id)).abilities).toMatchObject({
      feedback: false,
      certificate: false,
    });
    const said = { useful: 4, heard: 2, words: "Longer breaks" };
    expect(await giveFeedback(ann, { bookingId: id, ...said })).toMatchObject({
      ok: false,
      error: { kind: "forbidden" },
    });
    expect(await giveFeedback(ann, { bookingId: missed.id, ...said })).toMatchObject({ ok: false });
    must(await giveFeedback(ash, { bookingId: id, ...said }));
    expect(await giveFeedback(ash, { bookingId: id, ...said })).toMatchObject({
      ok: false,
      error: { kind: "not-now" },
    });
    expect((await viewBooking(ash, id)).abilities.feedback).toBe(false);
    expect(await kinds(ash)).toEqual([]);
  });
});
