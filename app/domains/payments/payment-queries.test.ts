import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { destroyIdentity } from "~/domains/vault/commands/destroy-identity.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { council, person, provider } from "../../../prisma/factories/organisations";
import { attempted } from "../../../prisma/testing/attempted.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, outbox, queuedJobs } from "../../../prisma/testing/deciding.server";
import { fileAllRecords } from "../../../prisma/testing/filed.server";
import { day, placedWorld } from "../../../prisma/testing/placed.server";
import { answerPaymentQuery } from "./commands/answer-payment-query.server";
import { assignPaymentQuery } from "./commands/assign-payment-query.server";
import { closePaymentQuery } from "./commands/close-payment-query.server";
import { disputeQueryAnswer } from "./commands/dispute-query-answer.server";
import { raisePaymentQuery } from "./commands/raise-payment-query.server";
import { replyToPaymentQuery } from "./commands/reply-to-payment-query.server";
import { setPaymentCalendar } from "./commands/set-payment-calendar.server";
import { tellPaymentQuery } from "./jobs/tell-payment-query.server";
import type { TellPaymentQuery } from "./payment-query.jobs";
import { listPaymentQueries } from "./queries/list-payment-queries.server";
import { viewNewQuery, viewPaymentQuery, viewQueryStep } from "./queries/view-payment-query.server";
import { viewPaymentPeriod } from "./queries/view-placement-payments.server";
import { lived } from "./testing/lived-placement";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let finance: Actor;
let colleague: Actor;
let reference: string;

beforeAll(async () => {
  ({ world, manager } = await placedWorld());
  finance = await person(world.home, ["finance-officer"]);
  colleague = await person(world.home, ["finance-officer"]);
  const calendar = { frequency: "weekly", paysAfterDays: 20, closesBeforeDays: 3 } as const;
  await setPaymentCalendar(finance, {
    ...calendar,
    convention: "weekly-share",
    firstDay: day(-14),
    expected: "none",
  });
  ({ reference } = await lived(world, manager));
});

const asked = { kind: "wrong-amount", words: "The second week is short", pence: 3_600 } as const;
async function raised(more: { from?: string | null } = {}) {
  const result = await raisePaymentQuery(manager, { ...asked, reference, from: day(-7), ...more });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { reference, id: result.value.id, version: 1 };
}
const view = (who: Actor, id: string) => viewPaymentQuery(who, reference, id);
const jobsOf = async (id: string) =>
  (await queuedJobs("tell-payment-query"))
    .map(({ payload }) => payload as TellPaymentQuery)
    .filter(({ queryId }) => queryId === id);

it("is asked, written about, answered, disputed and answered again, and both sides read the same", async () => {
  const one = await raised();
  const seen = await view(manager, one.id);
  expect(seen).toMatchObject({
    from: day(-7),
    owner: null,
    outcome: null,
    tags: [{ words: "Waiting for an answer" }],
  });
  expect(seen.title).toMatch(/^Wrong amount, £36\.00: /);
  expect(seen.clock).toMatch(/^First answer due by .* at 5pm$/);
  expect((await viewPaymentPeriod(finance, reference, day(-7))).queries).toHaveLength(1);

  const mine = { ...one, owner: colleague.personId };
  expect(await assignPaymentQuery(finance, mine)).toMatchObject({ ok: true });
  expect((await view(manager, one.id)).owner).toBe(colleague.personName);
  expect(
    await assignPaymentQuery(finance, { ...mine, version: 2, owner: world.broker.personId }),
  ).toMatchObject({
    error: { kind: "invalid", field: "owner" },
  });

  // Nobody closes it over a message that they have not seen.
  const more = { ...one, version: 2, words: "It is the night of the move" };
  expect(await replyToPaymentQuery(manager, more)).toMatchObject({ ok: true });
  expect((await view(finance, one.id)).clock).toMatch(/^First answer due by/);
  const answer = {
    ...one,
    version: 2,
    outcome: "nothing-due",
    words: "The day of leaving is not paid",
  } as const;
  expect(await answerPaymentQuery(finance, answer)).toMatchObject({ error: { kind: "conflict" } });
  expect(await answerPaymentQuery(finance, { ...answer, version: 3 })).toMatchObject({ ok: true });
  const answered = await view(manager, one.id);
  expect(answered).toMatchObject({ outcome: "Nothing more is due", tags: [{ words: "Answered" }] });
  expect(answered.clock).toMatch(/^First answered on .*, in time$/);
  expect(answered.abilities).toMatchObject({ dispute: true, reply: false, answer: false });

  const why = { ...one, version: 4, words: "The child did not leave" };
  expect(await disputeQueryAnswer(finance, why)).toMatchObject({ error: { kind: "forbidden" } });
  expect(await disputeQueryAnswer(manager, why)).toMatchObject({ ok: true });
  const open = await view(finance, one.id);
  expect(open).toMatchObject({ outcome: null, tags: [{ words: "Open" }, { words: "Answer disputed once" }] });
  expect(open.disputed).toMatch(/^Disputed on .*\. Waiting for a new answer$/);
  // Its first answer was due before that of the other: what waits for one is first all the same.
  const younger = await raised({ from: null });
  const listed = (await listPaymentQueries(finance)).open.filter(({ id }) =>
    [one.id, younger.id].includes(id),
  );
  expect(listed.map(({ id, clock }) => [id, clock.split(" ")[0]])).toEqual([
    [younger.id, "First"],
    [one.id, "Disputed"],
  ]);
  expect(await answerPaymentQuery(colleague, { ...answer, version: 5, outcome: "will-pay" })).toMatchObject({
    ok: true,
  });
  const last = await view(manager, one.id);
  expect(last.messages.map(({ words }) => words)).toEqual([
    asked.words,
    more.words,
    answer.words,
    why.words,
    answer.words,
  ]);
  expect((await view(finance, one.id)).messages).toEqual(last.messages);
  expect(last.messages.map(({ who }) => who.split(",")[0])).toContain(colleague.personName);
  const kinds = await read(manager, (tx) =>
    tx.event.findMany({
      where: { kind: { startsWith: "payment-query" }, data: { path: ["query"], equals: one.id } },
      orderBy: { id: "asc" },
      select: { kind: true, data: true },
    }),
  );
  expect(kinds.map(({ kind }) => kind.slice("payment-query-".length))).toEqual([
    "raised",
    "owned",
    "replied",
    "answered",
    "disputed",
    "answered",
  ]);
  expect(JSON.stringify(kinds)).not.toContain("leave");
});

it("tells the other side by mail: finance until somebody has it, then that person, and who asked", async () => {
  const one = await raised({ from: null });
  const mailsFor = async (what: TellPaymentQuery["what"]) => {
    const job = (await jobsOf(one.id)).find((told) => told.what === what);
    if (!job) throw new Error(`nobody is told that it was ${what}`);
    const before = (await outbox()).length;
    for (const _ of [1, 2]) await tellPaymentQuery(job, {} as JobContext);
    return (await outbox()).slice(before);
  };
  const first = await mailsFor("raised");
  expect(first.map(({ to }) => to).sort()).toEqual([finance.personId, colleague.personId].sort());
  expect(JSON.stringify(first)).not.toMatch(/short|3600|36\.00/);
  expect(JSON.stringify(first)).toMatch(/5pm on \w+ \d+ \w+ \d{4}/);
  await assignPaymentQuery(finance, { ...one, owner: colleague.personId });
  expect((await mailsFor("assigned")).map(({ to }) => to)).toEqual([colleague.personId]);
  await replyToPaymentQuery(colleague, { ...one, version: 2, words: "We are looking" });
  expect((await mailsFor("replied")).map(({ to }) => to)).toEqual([manager.personId]);
  await answerPaymentQuery(colleague, { ...one, version: 3, outcome: "was-paid", words: "Paid on Friday" });
  await disputeQueryAnswer(manager, { ...one, version: 4, words: "It has not come" });
  expect((await mailsFor("disputed")).map(({ to }) => to)).toEqual([colleague.personId]);

  // Who takes it is told nothing by that.
  const mine = await raised({ from: null });
  await assignPaymentQuery(finance, { ...mine, owner: finance.personId });
  expect((await jobsOf(mine.id)).map(({ what }) => what)).toEqual(["raised"]);
});

it("is there for the two sides alone, each with its own roles", async () => {
  const one = await raised();
  const other = await person(await council(), ["finance-officer"]);
  const stranger = await person(await provider(), ["provider-finance"]);
  for (const who of [other, stranger]) {
    await expect(view(who, one.id)).rejects.toMatchObject({ init: { status: 404 } });
    expect(await replyToPaymentQuery(who, { ...one, words: "Hello" })).toMatchObject({
      error: { kind: "not-found" },
    });
    expect((await listPaymentQueries(who)).open).toEqual([]);
  }
  await expect(view(manager, newId())).rejects.toMatchObject({ init: { status: 404 } });
  await expect(viewNewQuery(manager, reference, day(-400))).rejects.toMatchObject({ init: { status: 404 } });
  expect(await raisePaymentQuery(finance, { ...asked, reference, from: null })).toMatchObject({
    error: { kind: "forbidden" },
  });
  expect(await raisePaymentQuery(manager, { ...asked, reference, from: day(-400) })).toMatchObject({
    error: { kind: "not-found" },
  });
  // A broker reads it and writes nothing.
  expect((await view(world.broker, one.id)).abilities).toMatchObject({ reply: false, answer: false });
  await expect(viewQueryStep(world.broker, { ...one, step: "reply" })).rejects.toMatchObject({
    init: { status: 403 },
  });
  expect(await replyToPaymentQuery(world.broker, { ...one, words: "Hello" })).toMatchObject({
    error: { kind: "forbidden" },
  });
  const { open } = await listPaymentQueries(finance);
  expect(open.map(({ id }) => id)).toContain(one.id);
});

describe("what the database holds, past the program", () => {
  it("a query is closed by an answer and opened by a dispute, each by its side, and no text changes", async () => {
    const { id } = await raised();
    const set = (columns: string) =>
      `update payment_queries set ${columns}, version = version + 1 where id = '${id}'`;
    const closed = (who: Actor) =>
      `state = 'answered', outcome = 'other', closed_by_id = '${who.personId}', closed_at = now(), first_answered_at = now()`;
    // Without an answer in the same breath, by the provider, or in another's name.
    expect(await attempted("council", finance, set(closed(finance)))).toBe("42501");
    expect(await attempted("council", finance, set(closed(colleague)))).toBe("42501");
    expect(
      await attempted(
        "provider",
        manager,
        set(`state = 'answered', outcome = 'other', closed_by_id = '${manager.personId}', closed_at = now()`),
      ),
    ).toBe("42501");
    expect(await attempted("council", world.broker, set("owner_id = null"))).toBe("42501");
    expect(await attempted("council", finance, set(`owner_id = '${world.broker.personId}'`))).toBe("42501");
    expect(await attempted("council", finance, set(`owner_id = '${colleague.personId}'`))).toBe(
      "rolled back 1",
    );
    expect(await attempted("council", finance, set("answer_due = now()"))).toBe("42501");
    // In time is who has written.
    expect(await attempted("council", finance, set("first_answered_at = now()"))).toBe("42501");
    expect(await attempted("provider", manager, set("reopened = 1"))).toBe("42501");
    const other = await person(await council(), ["finance-officer"]);
    expect(await attempted("council", other, set(`owner_id = '${other.personId}'`))).toBe("rolled back 0");

    const says = (who: Actor, side: string, kind: string, by = who) =>
      `insert into payment_query_messages values ('${newId()}', '${id}', '${finance.organisationId}',
        '${manager.organisationId}', '${side}', '${kind}', 'words', '${by.personId}', now())`;
    expect(await attempted("council", finance, says(finance, "council", "message"))).toBe("rolled back 1");
    expect(await attempted("council", finance, says(finance, "provider", "message"))).toBe("42501");
    expect(await attempted("council", finance, says(finance, "council", "message", colleague))).toBe("42501");
    expect(await attempted("council", world.broker, says(world.broker, "council", "message"))).toBe("42501");
    expect(await attempted("provider", manager, says(manager, "provider", "dispute"))).toBe("42501");
    expect(await attempted("council", other, says(other, "council", "message"))).toBe("42501");
    for (const [role, who] of [
      ["council", finance],
      ["provider", manager],
    ] as const) {
      expect(await attempted(role, who, "update payment_query_messages set words = ''")).toBe("42501");
      expect(await attempted(role, who, "delete from payment_query_messages")).toBe("42501");
      expect(await attempted(role, who, "delete from payment_queries")).toBe("42501");
    }
  });

  it("an answer is disputed within 14 days", async () => {
    const one = await raised();
    const answer = { ...one, outcome: "was-paid", words: "Paid" } as const;
    expect(await answerPaymentQuery(finance, answer)).toMatchObject({ ok: true });
    const dispute = `insert into payment_query_messages values ('${newId()}', '${one.id}', '${finance.organisationId}',
        '${manager.organisationId}', 'provider', 'dispute', 'words', '${manager.personId}', now());
      update payment_queries set state = 'open', outcome = null, closed_at = null, closed_by_id = null, reopened = 1,
        version = version + 1 where id = '${one.id}'`;
    expect(await attempted("provider", manager, dispute)).toMatch(/^rolled back/);
    await sqlFor("owner").begin(async (tx) => {
      await tx.unsafe("alter table payment_queries no force row level security");
      await tx.unsafe(
        `update payment_queries set closed_at = closed_at - interval '15 days' where id = '${one.id}'`,
      );
      await tx.unsafe("alter table payment_queries force row level security");
    });
    expect(await attempted("provider", manager, dispute)).toBe("42501");
    expect((await view(manager, one.id)).abilities.dispute).toBe(false);
    expect(await disputeQueryAnswer(manager, { ...one, version: 2, words: "Why" })).toMatchObject({
      error: { kind: "not-now" },
    });
  });
});

it("of a child that nobody may write of a query is closed by its outcome alone, and no typed word comes in", async () => {
  const other = await lived(world, manager);
  const made = await raisePaymentQuery(manager, { ...asked, reference: other.reference, from: null });
  if (!made.ok) throw new Error("no query");
  const one = { reference: other.reference, id: made.value.id, version: 1 };
  const close = { ...one, outcome: "was-paid" } as const;
  expect(await closePaymentQuery(finance, close)).toMatchObject({ error: { kind: "not-now" } });
  expect((await viewPaymentQuery(finance, one.reference, one.id)).abilities).toMatchObject({ close: false });
  const [of] = await sqlFor("owner")<{ identity: string; referral: string }[]>`
    select k.identity_id as identity, p.referral_id as referral from placements p
      join referral_children k on k.id = p.referral_child_id where p.reference = ${other.reference}`;
  await sqlFor("owner")`update referrals set state = 'ended' where id = ${of?.referral ?? ""}`;
  await fileAllRecords();
  const says = (kind: string, words: string) =>
    `insert into payment_query_messages values ('${newId()}', '${one.id}', '${finance.organisationId}',
      '${manager.organisationId}', 'council', '${kind}', '${words}', '${finance.personId}', now())`;
  // Who writes while it is destroyed waits, and then writes nothing; past the program too, which locks no placement.
  let writing: ReturnType<typeof replyToPaymentQuery> | undefined;
  let inserting: ReturnType<typeof attempted> | undefined;
  await transaction("worker", { "app.org_id": world.home.id }, async (tx) => {
    expect(await destroyIdentity(tx, of?.identity ?? "", new Date())).toBe(true);
    writing = replyToPaymentQuery(finance, { ...one, words: "We are looking" });
    inserting = attempted("council", finance, says("message", "typed"));
    for (let waits = 0; waits < 100; waits += 1) {
      const [row] = await sqlFor("owner")<{ waiting: number }[]>`
        select count(distinct pid)::int as waiting from pg_locks where not granted`;
      if (row && row.waiting >= 2) return;
      await new Promise((done) => setTimeout(done, 20));
    }
  });
  expect(await writing).toMatchObject({ error: { kind: "not-now" } });
  expect(await inserting).toBe("42501");
  expect(await answerPaymentQuery(finance, { ...close, words: "Paid" })).toMatchObject({
    error: { kind: "not-now" },
  });
  expect(await attempted("council", finance, says("message", "typed"))).toBe("42501");
  expect(await attempted("council", finance, says("answer", "typed"))).toBe("42501");
  expect(await attempted("provider", manager, says("message", "typed"))).toBe("42501");
  expect((await viewPaymentQuery(finance, one.reference, one.id)).abilities).toMatchObject({
    ...{ close: true, answer: false, reply: false, assign: true },
  });
  expect((await viewQueryStep(finance, { ...one, step: "answer" })).whyNot).toContain("no longer kept");
  expect(await closePaymentQuery(manager, close)).toMatchObject({ error: { kind: "forbidden" } });
  expect(await closePaymentQuery(finance, { ...close, version: 2 })).toMatchObject({
    error: { kind: "conflict" },
  });
  expect(await closePaymentQuery(finance, close)).toMatchObject({ ok: true });
  const seen = await viewPaymentQuery(manager, one.reference, one.id);
  expect(seen).toMatchObject({ outcome: "It has been paid", disputeUntil: null, forgotten: true });
  expect(seen.abilities).toMatchObject({ dispute: false, reply: false });
  expect(seen.messages.at(-1)?.words).toBe("Closed without a text: the child’s record is no longer kept.");
  expect(await disputeQueryAnswer(manager, { ...one, version: 2, words: "No" })).toMatchObject({
    error: { kind: "not-now" },
  });
  expect((await jobsOf(one.id)).map(({ what }) => what)).toEqual(["raised", "closed"]);
});

it("a council without a finance officer is told who can answer, and where an admin invites one", async () => {
  const admin = await person(world.home, ["council-admin"]);
  const one = await raised({ from: null });
  const { sqlFor } = await import("~/platform/database/clients.server");
  await sqlFor("owner")`
    update access.memberships set ended_at = now() where person_id in (${finance.personId}, ${colleague.personId})`;
  const [job] = await jobsOf(one.id);
  const before = (await outbox()).length;
  await tellPaymentQuery(job as TellPaymentQuery, {} as JobContext);
  const mails = (await outbox()).slice(before);
  expect(mails.map(({ to }) => to)).toContain(admin.personId);
  for (const { props } of mails)
    expect(props).toMatchObject({ what: "unstaffed", link: expect.stringMatching(/\/people\/invite$/) });
});
