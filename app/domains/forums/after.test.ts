import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { ownWords } from "~/platform/cleared-text";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { formDigests, must, publishedForum } from "../../../prisma/factories/forums";
import { council, hub, person, provider } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { FIRST_TRY } from "../../../prisma/testing/job-context";
import { addAction } from "./commands/add-action.server";
import { answerForumQuestion } from "./commands/answer-question.server";
import { blockOrganisation, unblockOrganisation } from "./commands/block-organisation.server";
import { bookSeats } from "./commands/book-seats.server";
import { changeGuests } from "./commands/change-guests.server";
import { changeSeats } from "./commands/change-seats.server";
import { checkIn } from "./commands/check-in.server";
import { copyForward } from "./commands/copy-forward.server";
import { markAttendance } from "./commands/mark-attendance.server";
import { moveTopic, takeSuggestion } from "./commands/move-topic.server";
import { planSeries } from "./commands/plan-series.server";
import { saveAgenda } from "./commands/save-agenda.server";
import { saveDecisions } from "./commands/save-decisions.server";
import { saveMinutes } from "./commands/save-minutes.server";
import { updateActionStatus } from "./commands/update-action-status.server";
import { checkInCodeOf } from "./forum-secrets.server";
import { chaseForumActions } from "./jobs/chase-actions.server";
import { listBlocks } from "./queries/list-blocks.server";
import { listOwnForums } from "./queries/list-own-forums.server";
import { listPublicForums, viewPublicForum } from "./queries/public-forums.server";
import { viewAction } from "./queries/view-action.server";
import { viewAfter } from "./queries/view-after.server";
import { viewAttendance } from "./queries/view-attendance.server";
import { viewCheckIn } from "./queries/view-check-in.server";
import { viewEngagement } from "./queries/view-engagement.server";
import { viewFeedback } from "./queries/view-feedback.server";
import { viewOwnDate } from "./queries/view-own-date.server";
import { viewSeries } from "./queries/view-series.server";

const clock = vi.hoisted(() => ({ at: 0 }));
vi.mock("~/platform/clock.server", () => ({ now: () => new Date(clock.at) }));

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse("2027-02-01T09:00:00Z");
/** The first date of every series here: four weeks on, 10:00 to 12:30. */
const HELD = Date.parse("2027-03-01T10:00:00Z");

testDatabase();
let commissioner: Actor;
let broker: Actor;
let steward: Actor;
let neighbour: Actor;
let officer: Actor;
let ash: Actor;
let birch: Actor;

beforeAll(async () => {
  clock.at = START;
  const wolverhampton = await council("Wolverhampton");
  commissioner = await person(wolverhampton, ["commissioner"], { name: "Cora Commissioner" });
  broker = await person(wolverhampton, ["broker"], { name: "Ben Broker" });
  steward = await person(wolverhampton, ["quality-assurance"]);
  neighbour = await person(await council("Dudley"), ["commissioner"]);
  officer = await person(await hub(), ["hub-officer"]);
  ash = await person(await provider("Ash Homes"), ["provider-admin"], {
    name: "Asha Ash",
    email: "asha@ash.example",
  });
  birch = await person(await provider("Birch Care"), ["provider-admin"], { name: "Ben Birch" });
});
beforeEach(() => {
  clock.at = START;
});

const seat = async (actor: Actor, reference: string) => {
  const booked = must(
    await bookSeats(actor, { reference, people: [{ personId: actor.personId }], waitIfFull: false }),
  );
  return booked[0]?.id ?? "";
};
const attended = async (actor: Actor, reference: string) => {
  const bookingId = await seat(actor, reference);
  clock.at = HELD;
  must(
    await markAttendance(commissioner, {
      reference,
      marks: [{ key: newId(), markedAt: new Date(HELD), mark: "attended", bookingId }],
    }),
  );
  return bookingId;
};
const refused = async (work: Promise<unknown>): Promise<number> => {
  try {
    await work;
  } catch (thrown) {
    return (thrown as { init?: { status: number } }).init?.status ?? 0;
  }
  return 200;
};
const mails = (email: string) =>
  sqlFor("owner").begin(async (tx) => {
    await tx`alter table outgoing_messages no force row level security`;
    const rows = await tx<{ props: { stage: string } }[]>`
      select m.props from outgoing_messages m left join access.people p on p.id = m.to_person_id
       where m.template = 'forum-action' and p.email = ${email} order by m.created_at`;
    await tx`alter table outgoing_messages force row level security`;
    return rows.map(({ props }) => props.stage);
  });

describe("the organiser's pages", () => {
  it("are for whoever runs forums; quality assurance takes attendance", async () => {
    const [reference = ""] = await publishedForum(commissioner);
    expect((await listOwnForums(commissioner)).abilities.run).toBe(true);
    expect((await listOwnForums(steward)).abilities.run).toBe(false);
    expect(await refused(listOwnForums(broker))).toBe(403);
    expect(await refused(viewOwnDate(steward, reference))).toBe(403);
    expect((await viewAttendance(steward, reference)).abilities.run).toBe(false);
    for (const look of [viewOwnDate, viewAttendance, viewAfter, viewFeedback])
      expect(await refused(look(neighbour, reference))).toBe(404);
    expect(await refused(viewOwnDate(officer, reference))).toBe(404);
  });

  it("plan the days as they were looked through, and say which hour the clocks skip", async () => {
    const series = {
      name: "Spring",
      kind: "network" as const,
      every: "month" as const,
      audience: "list" as const,
      firstDay: "2027-03-01",
      dates: 2,
      startTime: "10:00",
      minutesLong: 60,
      capacity: 3,
      asksAccess: false,
      asksDiet: false,
    };
    const planned = must(await planSeries(commissioner, { ...series, days: ["2027-03-02", "2027-04-07"] }));
    const { dates } = await viewSeries(commissioner, planned.seriesId);
    expect(dates.map(({ startsAt }) => startsAt.toISOString())).toEqual([
      "2027-03-02T10:00:00.000Z",
      "2027-04-07T09:00:00.000Z",
    ]);
    expect(
      await planSeries(commissioner, { ...series, startTime: "01:30", days: ["2027-03-28"] }),
    ).toMatchObject({ ok: false, error: { field: "startTime" } });
    const guest = { seriesId: planned.seriesId, providerId: ash.organisationId };
    must(await changeGuests(commissioner, { ...guest, move: "add" }));
    must(await changeGuests(commissioner, { ...guest, move: "add" }));
    expect((await viewSeries(commissioner, planned.seriesId)).guests).toHaveLength(1);
    expect(await changeGuests(neighbour, { ...guest, move: "remove" })).toMatchObject({ ok: false });
    must(await changeGuests(commissioner, { ...guest, move: "remove" }));
    expect((await viewSeries(commissioner, planned.seriesId)).guests).toEqual([]);
  });

  it("show blocked providers with why, to the organisation alone", async () => {
    must(await blockOrganisation(commissioner, { providerId: birch.organisationId, reason: "Not paid" }));
    expect((await listBlocks(commissioner)).blocks).toMatchObject([
      { name: "Birch Care", reason: "Not paid" },
    ]);
    expect((await listBlocks(neighbour)).blocks).toEqual([]);
    must(await unblockOrganisation(commissioner, { providerId: birch.organisationId }));
    expect((await listBlocks(commissioner)).blocks).toEqual([]);
  });
});

describe("topics and questions", () => {
  it("put a topic on the agenda once, with what the portal suggests beside it", async () => {
    const [reference = ""] = await publishedForum(commissioner);
    const { date } = await viewOwnDate(commissioner, reference);
    const topicId = newId();
    await read(ash, (tx) =>
      tx.forumTopic.createMany({
        data: [
          {
            id: topicId,
            seriesId: date.seriesId,
            ownerOrganisationId: date.ownerOrganisationId,
            providerId: ash.organisationId,
            proposedById: ash.personId,
            title: ownWords("Night cover"),
            createdAt: new Date(clock.at),
          },
        ],
      }),
    );
    must(await moveTopic(commissioner, { reference, topicId, move: "plan" }));
    must(await moveTopic(commissioner, { reference, topicId, move: "plan" }));
    const planned = await viewOwnDate(commissioner, reference);
    expect(planned.agenda.map(({ title }) => title)).toEqual(["Night cover"]);
    expect(planned.topics).toMatchObject([{ state: "planned", by: "Ash Homes" }]);
    expect(await moveTopic(neighbour, { reference, topicId, move: "close" })).toMatchObject({
      ok: false,
      error: { kind: "not-found" },
    });
    expect(await takeSuggestion(commissioner, { reference, code: "declined:staffing" })).toMatchObject({
      ok: false,
    });
    must(
      await saveAgenda(commissioner, {
        reference,
        expected: (await formDigests(commissioner, reference)).agenda,
        items: [{ title: "Welcome", minutes: 5 }, { title: "Rates" }],
      }),
    );
    expect((await viewOwnDate(commissioner, reference)).agenda).toMatchObject([
      { title: "Welcome", minutesLong: 5 },
      { title: "Rates" },
    ]);
  });

  it("answer a question without knowing who asked", async () => {
    const [reference = ""] = await publishedForum(commissioner);
    const { date } = await viewOwnDate(commissioner, reference);
    const questionId = newId();
    await read(
      ash,
      (tx) => tx.$queryRaw`
      select ask_forum_question(${questionId}::uuid, ${date.id}::uuid, 'When are we paid?', '2027-02-01'::date)`,
    );
    const { answers } = await formDigests(commissioner, reference);
    const expected = answers.get(questionId) ?? "";
    must(
      await answerForumQuestion(commissioner, { reference, questionId, expected, answer: "Within 30 days" }),
    );
    const { questions } = await viewOwnDate(commissioner, reference);
    expect(questions).toMatchObject([{ words: "When are we paid?", answer: "Within 30 days" }]);
    expect(JSON.stringify(questions)).not.toContain(ash.personId);
    expect(
      await answerForumQuestion(neighbour, { reference, questionId, expected, answer: "No" }),
    ).toMatchObject({
      ok: false,
    });
  });
});

describe("two organisers who write at once", () => {
  it("never replace each other's agenda, seats, answer or decisions unseen", async () => {
    const [reference = ""] = await publishedForum(commissioner);
    const { date } = await viewOwnDate(commissioner, reference);
    const questionId = newId();
    await read(
      ash,
      (tx) => tx.$queryRaw`
      select ask_forum_question(${questionId}::uuid, ${date.id}::uuid, 'When are we paid?', '2027-02-01'::date)`,
    );
    const filled = await formDigests(commissioner, reference);
    const saves = [
      (expected: string, text: string) =>
        saveAgenda(commissioner, { reference, expected, items: [{ title: text }] }),
      (expected: string, text: string) =>
        answerForumQuestion(commissioner, { reference, questionId, expected, answer: text }),
      (expected: string, text: string) =>
        saveDecisions(commissioner, { reference, expected, decisions: [text] }),
      (expected: string, text: string) =>
        changeSeats(commissioner, { reference, expected, capacity: 30 + text.length, perOrganisation: null }),
    ] as const;
    const digests = [filled.agenda, filled.answers.get(questionId) ?? "", filled.decisions, filled.seats];
    for (const [index, save] of saves.entries()) {
      const filledFrom = digests[index] ?? "";
      must(await save(filledFrom, "the first"));
      const conflict = { ok: false, error: { kind: "conflict" } };
      expect(await save(filledFrom, "the colleague's, later")).toMatchObject(conflict);
      expect(await save("", "without saying what it was filled from")).toMatchObject(conflict);
    }
    const after = await viewOwnDate(commissioner, reference);
    expect(after.agenda.map(({ title }) => title)).toEqual(["the first"]);
    expect(after.questions.map(({ answer }) => answer)).toEqual(["the first"]);
    expect((await viewAfter(commissioner, reference)).decisions).toEqual(["the first"]);
    expect(after.seats.capacity).toBe(30 + "the first".length);
    const seen = await formDigests(commissioner, reference);
    must(await saveAgenda(commissioner, { reference, expected: seen.agenda, items: [{ title: "both" }] }));
  });
});

describe("minutes and decisions", () => {
  it("are read by others once they are published, and no two people overwrite each other", async () => {
    const [reference = ""] = await publishedForum(commissioner);
    const save = (version: number, publish = false, text = "# Staffing") =>
      saveMinutes(commissioner, { reference, text, version, publish });
    expect(await save(0)).toMatchObject({ ok: false, error: { kind: "not-now" } });
    clock.at = HELD + 3 * HOUR;
    must(await save(0));
    const { decisions: expected } = await formDigests(commissioner, reference);
    must(await saveDecisions(commissioner, { reference, expected, decisions: ["One form", "One number"] }));
    expect(await viewPublicForum(reference)).toMatchObject({ nodes: null, decisions: [] });
    expect((await listPublicForums()).held.map((one) => one.reference)).not.toContain(reference);
    expect(await save(0)).toMatchObject({ ok: false, error: { kind: "conflict" } });
    must(await save(1, true, "# Staffing, agreed"));
    expect(await save(1)).toMatchObject({ ok: false, error: { kind: "conflict" } });
    const { nodes, decisions } = await viewPublicForum(reference);
    expect(JSON.stringify(nodes)).toContain("Staffing, agreed");
    expect(decisions).toEqual(["One form", "One number"]);
    expect((await listPublicForums()).held.map((one) => one.reference)).toContain(reference);
  });

  it("stay hidden from the public where the date is for a list", async () => {
    const [reference = ""] = await publishedForum(commissioner, { audience: "list" });
    expect(await refused(viewPublicForum(reference))).toBe(404);
    expect((await listPublicForums()).coming.map((one) => one.reference)).not.toContain(reference);
  });
});

describe("actions", () => {
  const give = (doer: string, reference: string, dueOn = "2027-03-31") =>
    addAction(commissioner, { reference, words: "Send the rota", doer, dueOn });

  it("stand with who does them, are chased once a stage, and are settled by them alone", async () => {
    const [reference = ""] = await publishedForum(commissioner);
    clock.at = HELD + 3 * HOUR;
    const id = must(await give(`organisation:${ash.organisationId}`, reference));
    await chaseForumActions({}, FIRST_TRY);
    await chaseForumActions({}, FIRST_TRY);
    expect(await mails("asha@ash.example")).toEqual(["given"]);
    clock.at = Date.parse("2027-03-29T09:00:00Z");
    await chaseForumActions({}, FIRST_TRY);
    clock.at = Date.parse("2027-04-01T09:00:00Z");
    await chaseForumActions({}, FIRST_TRY);
    await chaseForumActions({}, FIRST_TRY);
    expect(await mails("asha@ash.example")).toEqual(["given", "soon", "late"]);
    const action = await viewAction(ash, id);
    expect(action).toMatchObject({
      words: "Send the rota",
      ownerName: "Wolverhampton",
      abilities: { settle: true },
    });
    expect(await refused(viewAction(birch, id))).toBe(404);
    expect(await updateActionStatus(birch, { id, version: 1, move: "done" })).toMatchObject({ ok: false });
    expect(await updateActionStatus(broker, { id, version: 1, move: "done" })).toMatchObject({
      ok: false,
      error: { kind: "forbidden" },
    });
    expect(await updateActionStatus(ash, { id, version: 1, move: "dropped" })).toMatchObject({
      ok: false,
      error: { field: "note" },
    });
    must(await updateActionStatus(ash, { id, version: 1, move: "done", note: "Sent on Monday" }));
    const said = await sqlFor("owner").begin(async (tx) => {
      await tx`alter table events no force row level security`;
      const rows = await tx`select from_state, to_state, council_id, person_id from events
         where kind = 'forum-action-settled' and provider_id = ${ash.organisationId}`;
      await tx`alter table events force row level security`;
      return [...rows];
    });
    expect(said).toEqual([
      {
        from_state: "open",
        to_state: "done",
        council_id: commissioner.organisationId,
        person_id: ash.personId,
      },
    ]);
    expect(await updateActionStatus(ash, { id, version: 1, move: "open" })).toMatchObject({
      ok: false,
      error: { kind: "conflict" },
    });
    clock.at += 7 * DAY;
    await chaseForumActions({}, FIRST_TRY);
    expect(await mails("asha@ash.example")).toHaveLength(3);
    expect((await viewAfter(commissioner, reference)).actions).toMatchObject([
      { state: "done", note: "Sent on Monday", assigneeName: "Ash Homes" },
    ]);
  });

  it("go to a colleague by name, and from the region to a council that changes no more than how it stands", async () => {
    const [reference = ""] = await publishedForum(commissioner);
    clock.at = HELD + 3 * HOUR;
    const mine = must(await give(`person:${broker.personId}`, reference));
    expect((await viewAction(broker, mine)).abilities.settle).toBe(true);
    expect(await give(`person:${ash.personId}`, reference)).toMatchObject({
      ok: false,
      error: { field: "doer" },
    });
    expect(await give(`person:${broker.personId}`, reference, "2027-02-28")).toMatchObject({
      ok: false,
      error: { field: "dueOn" },
    });
    clock.at = START;
    const [regions = ""] = await publishedForum(officer);
    clock.at = HELD + 3 * HOUR;
    const id = must(
      await addAction(officer, {
        reference: regions,
        words: "Share the form",
        doer: `organisation:${neighbour.organisationId}`,
        dueOn: "2027-03-31",
      }),
    );
    const words = read(neighbour, (tx) =>
      tx.forumAction.updateMany({ where: { id }, data: { words: ownWords("Nothing") } }),
    );
    await expect(words).rejects.toThrow();
    must(await updateActionStatus(neighbour, { id, version: 1, move: "done" }));
    expect((await viewAfter(officer, regions)).actions).toMatchObject([
      { words: "Share the form", state: "done" },
    ]);
  });

  it("that are open go on the agenda of the next date, once", async () => {
    const [first = "", second = ""] = await publishedForum(commissioner, { dates: 2 });
    clock.at = HELD + 3 * HOUR;
    must(await give(`organisation:${ash.organisationId}`, first));
    expect(must(await copyForward(commissioner, { reference: first }))).toEqual({
      reference: second,
      copied: 1,
    });
    expect(must(await copyForward(commissioner, { reference: first })).copied).toBe(0);
    expect((await viewOwnDate(commissioner, second)).agenda).toMatchObject([
      { title: "Still open: Send the rota" },
    ]);
    expect(await copyForward(commissioner, { reference: second })).toMatchObject({ ok: false });
  });
});

describe("the check-in code", () => {
  it("lets who has a seat say that they are there, in time, and nobody else", async () => {
    const [reference = ""] = await publishedForum(commissioner);
    await seat(ash, reference);
    const { date } = await viewAttendance(commissioner, reference);
    const code = checkInCodeOf(date.id);
    expect(await checkIn(ash.personId, reference, code)).toMatchObject({
      ok: false,
      error: { kind: "invalid" },
    });
    clock.at = HELD - HOUR;
    expect(await checkIn(ash.personId, reference, `${code.slice(1)}x`)).toMatchObject({
      ok: false,
      error: { kind: "not-found" },
    });
    expect(await checkIn(birch.personId, reference, code)).toMatchObject({
      ok: false,
      error: { kind: "invalid" },
    });
    expect(await viewCheckIn(ash.personId, reference, code)).toMatchObject({
      bookings: [{ state: "booked" }],
    });
    expect(await checkIn(ash.personId, reference, code)).toEqual({ ok: true, value: "attended" });
    expect(await checkIn(ash.personId, reference, code)).toEqual({ ok: true, value: "attended" });
    expect((await viewAttendance(commissioner, reference)).people).toMatchObject([
      { attendeeName: "Asha Ash", state: "attended" },
    ]);
  });
});

describe("feedback and who comes", () => {
  it("count what was said, without who said it", async () => {
    const [reference = ""] = await publishedForum(commissioner);
    const bookingId = await attended(ash, reference);
    const { date } = await viewOwnDate(commissioner, reference);
    await read(ash, (tx) =>
      tx.forumFeedback.createMany({
        data: [
          {
            bookingId,
            dateId: date.id,
            ownerOrganisationId: date.ownerOrganisationId,
            providerId: ash.organisationId,
            useful: 5,
            heard: 3,
            words: ownWords("More time for questions"),
            at: new Date(clock.at),
          },
        ],
      }),
    );
    const view = await viewFeedback(commissioner, reference);
    expect(view).toMatchObject({ attended: 1, useful: [5], heard: [3], words: ["More time for questions"] });
    expect(JSON.stringify(view)).not.toMatch(/Asha|Ash Homes/);
  });

  it("put first who never came, and count only dates that were for them", async () => {
    clock.at = START;
    const hosts = await person(await council(), ["commissioner"]);
    const [reference = ""] = await publishedForum(hosts);
    const [listed = ""] = await publishedForum(hosts, { audience: "list" });
    const bookingId = await seat(ash, reference);
    clock.at = HELD;
    const mark = { key: "one", markedAt: new Date(HELD), mark: "attended" as const, bookingId };
    must(await markAttendance(hosts, { reference, marks: [mark] }));
    clock.at = HELD + DAY;
    expect(listed).not.toBe("");
    const { rows, dates } = await viewEngagement(hosts);
    expect(dates).toBe(2);
    expect(rows.map(({ provider, dates: open, attended: came }) => [provider, open, came])).toEqual([
      ["Birch Care", 1, 0],
      ["Ash Homes", 1, 1],
    ]);
    expect((await viewEngagement(neighbour)).rows).toEqual([]);
  });
});
