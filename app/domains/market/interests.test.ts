import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { addDays, londonDate } from "~/platform/time";
import { person, provider } from "../../../prisma/factories/organisations";
import { actingAs } from "../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { outbox, queuedJobs } from "../../../prisma/testing/deciding.server";
import { addBlock } from "./commands/add-block.server";
import { answerInterest } from "./commands/answer-interest.server";
import { moveIntention } from "./commands/move-intention.server";
import { submitInterest } from "./commands/submit-interest.server";
import { withdrawInterest } from "./commands/withdraw-interest.server";
import { writeInInterest } from "./commands/write-in-interest.server";
import type { TellInterest } from "./interests/interest.jobs";
import { type InterestState, interestMachine } from "./interests/interest.machine";
import { tellInterest } from "./jobs/tell-interest.server";
import { listInterests } from "./queries/list-interests.server";
import { viewInterest, viewInterestStep } from "./queries/view-interest.server";
import { viewIntentionForReaders, viewNewInterest } from "./queries/view-new-interest.server";
import {
  figures,
  type StatementWorld,
  statementWorld,
  withoutStatements,
} from "./testing/statement-world.server";

testDatabase();
let world: StatementWorld;
let manager: Actor;
let colleague: Actor;
let stranger: Actor;
let key: string;

beforeAll(async () => {
  world = await statementWorld();
  const home = await provider();
  manager = await person(home, ["registered-manager"]);
  colleague = await person(home, ["provider-finance"]);
  stranger = await person(await provider(), ["referrals-officer"]);
});
beforeEach(async () => {
  await withoutStatements();
  await figures([2025, 501]);
  await world.start();
  const added = await addBlock(world.writer, {
    number: 1,
    section: "need",
    kind: "intention",
    title: "Two homes for brothers and sisters",
    body: "",
    query: null,
    parameters: {},
    intention: { type: "childrens-home", area: "Bilston", needs: "", homes: 2, beds: null, by: "2027-09-01" },
  });
  if (!added.ok) throw new Error("It was not added.");
  key = added.value.id;
});

const said = {
  beds: 6,
  place: "Bilston WV14 0AA",
  openBy: addDays(londonDate(now()), 180),
  needed: "A block of two years",
};
const submit = (by: Actor = manager, more: object = {}) =>
  submitInterest(by, { slug: "wolverhampton", key, ...said, ...more });
async function submitted(by: Actor = manager) {
  const result = await submit(by);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { id: result.value.id, version: 1 };
}
const words = (event: "" | "talk" | "visit" | "agree" | "decline" = "", text = "") =>
  ({ event, reason: "", words: text }) as const;

it("is said once, answered, written about, moved to an end and withdrawn, and both sides read the same", async () => {
  expect(await submit()).toMatchObject({ ok: false, error: { kind: "not-found" } });
  await world.published();
  expect(await viewNewInterest(manager, "wolverhampton", key)).toMatchObject({
    submitted: null,
    whyNot: null,
  });
  expect(await submit(manager, { needed: "Ask about 943 476 5919" })).toMatchObject({
    error: { kind: "invalid", field: "needed" },
  });
  const one = await submitted();
  expect(await submit()).toMatchObject({ error: { kind: "not-now" } });
  expect(await viewNewInterest(manager, "wolverhampton", key)).toMatchObject({ submitted: one.id });

  const seen = await viewInterest(world.writer, one.id);
  expect(seen).toMatchObject({ ...said, title: "Two homes for brothers and sisters", state: "new" });
  expect(seen.tags.map((tag) => tag.words)).toEqual(["New", "To answer"]);
  expect(seen.submitted.by).toBe(manager.personName);
  expect((await listInterests(world.writer)).open).toMatchObject([
    { id: one.id, line: `6 beds: Bilston WV14 0AA, open by ${dateWords(said.openBy)}` },
  ]);

  expect(await answerInterest(world.writer, { ...one, ...words() })).toMatchObject({
    error: { kind: "invalid", field: "words" },
  });
  expect(await answerInterest(world.writer, { ...one, ...words("agree") })).toMatchObject({
    error: { kind: "not-now" },
  });
  expect(await answerInterest(world.writer, { ...one, ...words("talk", "May we visit?") })).toMatchObject({
    ok: true,
  });
  // A colleague who had not seen that.
  expect(await answerInterest(world.writer, { ...one, ...words("", "Hello") })).toMatchObject({
    error: { kind: "conflict" },
  });
  expect(
    await writeInInterest(manager, { ...one, version: 2, words: "On Friday. Ring 07700 900123" }),
  ).toMatchObject({
    ok: true,
  });
  expect((await viewInterest(manager, one.id)).tags.map((tag) => tag.words)).toEqual([
    "Talking",
    "Waiting for the council",
  ]);
  expect(await answerInterest(world.writer, { ...one, version: 3, ...words("visit") })).toMatchObject({
    ok: true,
  });
  const decline = { ...one, version: 4, event: "decline", words: "" } as const;
  expect(await answerInterest(world.writer, { ...decline, reason: "" })).toMatchObject({
    error: { kind: "invalid", field: "reason" },
  });
  expect(await answerInterest(world.writer, { ...decline, reason: "later" })).toMatchObject({ ok: true });
  const both = await viewInterest(manager, one.id);
  expect(both.messages.map(({ step, words: text }) => [step, text])).toEqual([
    ["Status: Talking", "May we visit?"],
    [null, "On Friday. Ring 07700 900123"],
    ["Status: Visited", ""],
    ["Status: Not now. We need it later", ""],
  ]);
  expect((await viewInterest(world.writer, one.id)).messages).toEqual(both.messages);
  expect((await listInterests(manager)).closed.map(({ id }) => id)).toEqual([one.id]);
  expect(await withdrawInterest(manager, { ...one, version: 5, words: "" })).toMatchObject({ ok: true });
  expect(await writeInInterest(manager, { ...one, version: 6, words: "Hello" })).toMatchObject({
    error: { kind: "not-now" },
  });
  expect((await submitted()).id).not.toBe(one.id);

  const kinds = await read(manager, (tx) =>
    tx.event.findMany({
      where: { subject: "interest", subjectId: one.id },
      orderBy: { id: "asc" },
      select: { kind: true, data: true },
    }),
  );
  expect(kinds.map(({ kind }) => kind.slice("interest-".length))).toEqual([
    "submitted",
    "answered",
    "written",
    "answered",
    "answered",
    "withdrawn",
  ]);
  expect(JSON.stringify(kinds)).not.toMatch(/visit\?|Friday/);
});

it("is there for its two sides alone, each with its own roles", async () => {
  await world.published();
  const one = await submitted();
  for (const who of [stranger, world.stranger]) {
    await expect(viewInterest(who, one.id)).rejects.toMatchObject({ init: { status: 404 } });
    expect(await writeInInterest(who, { ...one, words: "Hello" })).toMatchObject({
      error: { kind: "not-found" },
    });
    expect((await listInterests(who)).open).toEqual([]);
  }
  await expect(viewInterest(manager, newId())).rejects.toMatchObject({ init: { status: 404 } });
  await expect(viewNewInterest(manager, "dudley", key)).rejects.toMatchObject({ init: { status: 404 } });
  await expect(viewInterest(colleague, one.id)).rejects.toMatchObject({ init: { status: 403 } });
  expect(await submit(colleague)).toMatchObject({ error: { kind: "forbidden" } });
  // Quality assurance reads it and answers nothing.
  expect((await viewInterest(world.second, one.id)).abilities).toMatchObject({ answer: false });
  await expect(viewInterestStep(world.second, one.id, "answer")).rejects.toMatchObject({
    init: { status: 403 },
  });
  expect(await answerInterest(world.second, { ...one, ...words("talk") })).toMatchObject({
    error: { kind: "forbidden" },
  });
  await expect(listInterests(world.finance)).rejects.toMatchObject({ init: { status: 403 } });
});

it("ends with the intention: what a council no longer commissions takes no new interest", async () => {
  await world.published();
  const drop = { number: 1, key, event: "drop", reason: "No bids", expectedVersion: 0 } as const;
  expect(await moveIntention(world.writer, drop)).toMatchObject({ ok: true });
  expect(await submit()).toMatchObject({ error: { kind: "not-now" } });
  expect((await viewIntentionForReaders("wolverhampton", key)).whyNot).toMatch(/no longer/);
});

it("is not taken while the council is out to market: nobody talks with one bidder beside a tender", async () => {
  await world.published();
  const out = { number: 1, key, event: "go-to-market", reason: "", expectedVersion: 0 } as const;
  expect(await moveIntention(world.writer, out)).toMatchObject({ ok: true });
  expect(await submit()).toMatchObject({ error: { kind: "not-now" } });
  expect((await viewIntentionForReaders("wolverhampton", key)).whyNot).toMatch(/tender notice/);
});

it("opens on a day that can still come", async () => {
  await world.published();
  for (const openBy of ["2017-09-01", "2126-09-01"])
    expect(await submit(manager, { openBy })).toMatchObject({ error: { kind: "invalid", field: "openBy" } });
});

it("stays with the title that it was said to once the next version is published", async () => {
  await world.published();
  const one = await submitted();
  await world.start();
  await world.write("need", "Six homes", world.writer, 2);
  await world.published(2);
  expect(await viewInterest(world.writer, one.id)).toMatchObject({
    title: "Two homes for brothers and sisters",
    statementNumber: 1,
  });
  expect(await viewNewInterest(manager, "wolverhampton", key)).toMatchObject({
    number: 2,
    submitted: one.id,
  });
});

it("tells the other side by mail, once, with none of the words", async () => {
  await world.published();
  const one = await submitted();
  const mailsFor = async (what: TellInterest["what"]) => {
    const jobs = (await queuedJobs("tell-interest")).map(({ payload }) => payload as TellInterest);
    const job = jobs.find((told) => told.interestId === one.id && told.what === what);
    if (!job) throw new Error(`nobody is told that it was ${what}`);
    const before = (await outbox()).length;
    for (const _ of [1, 2]) await tellInterest(job, {} as JobContext);
    return (await outbox()).slice(before);
  };
  const first = await mailsFor("submitted");
  expect(first.map(({ to }) => to)).toEqual([world.writer.personId]);
  expect(JSON.stringify(first)).toContain("Two homes for brothers and sisters");
  expect(JSON.stringify(first)).not.toMatch(/block of two years|WV14/);
  await answerInterest(world.writer, { ...one, ...words("talk", "May we visit?") });
  expect((await mailsFor("answered")).map(({ to }) => to)).toEqual([manager.personId]);
});

describe("what the database holds, past the program", () => {
  const as = (actor: Actor, sql: string) =>
    sqlFor(actor.kind).begin(async (tx) => {
      await actingAs(tx, actor.kind, actor);
      return tx.unsafe(sql);
    });
  const refused = { code: "42501" };

  it("a row begins with a published intention, in one's own name and organisation", async () => {
    const insert = (
      by: Actor,
      more: { number?: number; provider?: string; state?: string; block?: string } = {},
    ) => `
      insert into intention_interests (id, council_id, provider_id, block_id, statement_number, beds, place, open_by, needed,
        submitted_by_id, submitted_at, state, state_since, waits_since)
      values (gen_random_uuid(), '${world.home.id}', '${more.provider ?? by.organisationId}', '${more.block ?? key}', ${more.number ?? 1},
        1, 'x', now(), 'x', '${by.personId}', now(), '${more.state ?? "new"}', now(), now())`;
    await expect(as(manager, insert(manager))).rejects.toMatchObject(refused);
    await world.published();
    for (const [by, sql] of [
      [manager, insert(manager, { number: 2 })],
      [manager, insert(manager, { provider: stranger.organisationId })],
      [manager, insert(manager, { state: "agreed" })],
      [manager, insert(colleague)],
      [colleague, insert(colleague)],
      [world.writer, insert(world.writer)],
    ] as const)
      await expect(as(by, sql), sql).rejects.toMatchObject(refused);
    await as(manager, insert(manager));
    await expect(as(manager, insert(manager))).rejects.toMatchObject({ code: "23505" });
    for (const who of [world.stranger, stranger])
      expect(await as(who, "select id from intention_interests")).toEqual([]);
    expect(await as(manager, "select id from intention_interests")).toHaveLength(1);
  });

  it("makes the moves of its machine, each by its side with a message of now, and no others", async () => {
    await world.published();
    const one = await submitted();
    const sides = { council: world.writer, provider: manager } as const;
    const move = (to: InterestState, side: keyof typeof sides, message = true) => {
      const by = sides[side];
      const reason = to === "not-now" ? "'later'" : "null";
      return [
        message
          ? `insert into interest_messages values (gen_random_uuid(), '${one.id}', '${world.home.id}', '${manager.organisationId}',
              '${side}', '${to}', ${reason}, '', '${by.personId}', now())`
          : "select 1",
        `update intention_interests set state = '${to}', state_since = now(), version = version + 1, waits_since = null
          ${side === "council" ? ", answered_at = now()" : ""} where id = '${one.id}'`,
      ];
    };
    const moves = interestMachine.moves();
    const ways = new Map<InterestState, readonly InterestState[]>([["new", []]]);
    for (const [state, way] of ways)
      for (const { from, to } of moves) if (from === state && !ways.has(to)) ways.set(to, [...way, to]);
    expect([...ways.keys()].sort()).toEqual([...interestMachine.states].sort());
    const sideOf = (to: InterestState) => (to === "withdrawn" ? "provider" : "council");
    /** Walks the way, each step by its side, then tries the last; all is rolled back. */
    const tried = async (way: readonly InterestState[], last: readonly string[], by: Actor) => {
      const owner = sqlFor("owner");
      await owner.unsafe("alter table intention_interests no force row level security");
      await owner`update intention_interests set state = ${way.at(-1) ?? "new"} , waits_since = null where id = ${one.id}`;
      await owner.unsafe("alter table intention_interests force row level security");
      return sqlFor(by.kind)
        .begin(async (tx) => {
          await actingAs(tx, by.kind, by);
          for (const sql of last) await tx.unsafe(sql);
          throw new Error("made");
        })
        .catch(({ code, message }: { code?: string; message: string }) =>
          code === "42501" || code === "23514" ? "refused" : message,
        );
    };
    for (const [from, way] of ways)
      for (const to of interestMachine.states.filter((state) => state !== "new" && state !== from))
        for (const side of ["council", "provider"] as const) {
          const allowed =
            side === sideOf(to) && moves.some((one) => one.from === from && one.to === to)
              ? "made"
              : "refused";
          expect([from, to, side, await tried(way, move(to, side), sides[side])]).toEqual([
            from,
            to,
            side,
            allowed,
          ]);
        }
    expect(await tried([], move("talking", "council", false), world.writer)).toBe("refused");
    expect(await tried([], move("talking", "council"), world.second)).toBe("refused");
    for (const [by, sql] of [
      [manager, `update intention_interests set beds = 9 where id = '${one.id}'`],
      [world.writer, `update intention_interests set needed = 'x' where id = '${one.id}'`],
      [manager, "update interest_messages set words = ''"],
      [world.writer, "delete from intention_interests"],
    ] as const)
      await expect(as(by, sql), sql).rejects.toMatchObject(refused);
  });
});
