import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { destroyIdentity } from "~/domains/vault/commands/destroy-identity.server";
import { sqlFor } from "~/platform/database/clients.server";
import { pipelined, transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { council, person, provider } from "../../../prisma/factories/organisations";
import { attempted } from "../../../prisma/testing/attempted.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, outbox, queuedJobs } from "../../../prisma/testing/deciding.server";
import { fileAllRecords } from "../../../prisma/testing/filed.server";
import { livedIn, placedWorld } from "../../../prisma/testing/placed.server";
import { answerIssue } from "./commands/answer-issue.server";
import { assignIssue } from "./commands/assign-issue.server";
import { closeIssue } from "./commands/close-issue.server";
import { disputeIssueAnswer } from "./commands/dispute-issue-answer.server";
import { escalateIssue } from "./commands/escalate-issue.server";
import { raiseIssue } from "./commands/raise-issue.server";
import { replyToIssue } from "./commands/reply-to-issue.server";
import { routeIssue } from "./commands/route-issue.server";
import type { TellIssue } from "./issue.jobs";
import type { IssueTopic } from "./issue.options";
import { tellIssue } from "./jobs/tell-issue.server";
import { issueChapter } from "./queries/issue-chapter.server";
import { listIssues } from "./queries/list-issues.server";
import { viewIssue, viewIssueStep, viewNewIssue } from "./queries/view-issue.server";
import { viewPlacementPage } from "./queries/view-placement-page.server";
import { issuesOfProvider, issuesOpen } from "./queries/waiting.server";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let socialWorker: Actor;
let teamManager: Actor;
let finance: Actor;
let reference: string;

beforeAll(async () => {
  ({ world, manager, socialWorker } = await placedWorld());
  teamManager = await person(world.home, ["team-manager"]);
  finance = await person(world.home, ["finance-officer"]);
  reference = await livedIn(world, manager, 10);
});

async function raised(topic: IssueTopic = "family-time", urgency: "standard" | "urgent" = "standard") {
  const words = "Two visits were cancelled and nobody has told us when the next one is";
  const result = await raiseIssue(manager, { reference, topic, urgency, words });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { reference, id: result.value.id, version: 1 };
}
const view = (who: Actor, id: string) => viewIssue(who, reference, id);
const jobsOf = async (id: string) =>
  (await queuedJobs("tell-issue"))
    .map(({ payload }) => payload as TellIssue)
    .filter(({ issueId }) => issueId === id);
/** What only the owner of the database can do: its moments are made older. */
async function aged(id: string, set: string) {
  await sqlFor("owner").begin(async (tx) => {
    await tx.unsafe("alter table placement_issues no force row level security");
    await tx.unsafe(`update placement_issues set ${set} where id = '${id}'`);
    await tx.unsafe("alter table placement_issues force row level security");
  });
}
const LATE = `raised_at = raised_at - interval '9 days', acknowledge_due = acknowledge_due - interval '9 days',
  resolve_due = resolve_due - interval '9 days'`;

it("is raised, taken, written about, answered, disputed, escalated and answered again, and both sides read the same", async () => {
  const one = await raised();
  expect(await view(manager, one.id)).toMatchObject({
    title: "Family time",
    team: "Social work",
    owner: null,
    tags: [{ words: "Waiting for an answer" }],
    abilities: { escalate: false, reply: true, answer: false, dispute: false },
  });
  expect(await assignIssue(socialWorker, { ...one, owner: finance.personId })).toMatchObject({
    error: { kind: "invalid", field: "owner" },
  });
  await assignIssue(socialWorker, { ...one, owner: socialWorker.personId });
  expect((await view(manager, one.id)).owner).toBe(socialWorker.personName);
  const message = { ...one, version: 2, words: "I am asking the contact centre today" };
  expect(await replyToIssue(socialWorker, message)).toMatchObject({ ok: true });
  expect((await view(manager, one.id)).clocks.acknowledge).toMatch(/^First answered on .*, in time$/);

  // Nobody closes it over a message that they have not seen.
  expect(await replyToIssue(manager, { ...one, version: 3, words: "Thank you" })).toMatchObject({ ok: true });
  const answer = { ...one, version: 3, outcome: "agreed", words: "Every second Saturday from now" } as const;
  expect(await answerIssue(socialWorker, answer)).toMatchObject({ error: { kind: "conflict" } });
  expect(await answerIssue(socialWorker, { ...answer, version: 4 })).toMatchObject({ ok: true });
  expect(await view(manager, one.id)).toMatchObject({
    outcome: "We agreed what happens next",
    abilities: { dispute: true, reply: false, escalate: false },
  });
  const why = { ...one, version: 5, words: "There was none last Saturday" };
  expect(await disputeIssueAnswer(socialWorker, why)).toMatchObject({ error: { kind: "forbidden" } });
  expect(await disputeIssueAnswer(manager, why)).toMatchObject({ ok: true });
  expect(await escalateIssue(manager, { ...one, version: 6 })).toMatchObject({ ok: true });
  expect(await escalateIssue(manager, { ...one, version: 7 })).toMatchObject({ error: { kind: "not-now" } });
  expect(await answerIssue(teamManager, { ...answer, version: 7 })).toMatchObject({ ok: true });
  const last = await view(manager, one.id);
  expect(last.tags.map(({ words }) => words)).toEqual(["Answered", "Escalated", "Answer disputed"]);
  expect(last.messages).toHaveLength(6);
  expect((await view(socialWorker, one.id)).messages).toEqual(last.messages);
  const kinds = await read(manager, (tx) =>
    tx.event.findMany({
      where: { kind: { startsWith: "issue-" }, data: { path: ["issue"], equals: one.id } },
      orderBy: { id: "asc" },
      select: { kind: true, data: true },
    }),
  );
  expect(kinds.map(({ kind }) => kind.slice("issue-".length))).toEqual(
    "raised owned replied replied answered disputed escalated answered".split(" "),
  );
  expect(JSON.stringify(kinds)).not.toContain("Saturday");
  const chapter = JSON.stringify(await read(socialWorker, (tx) => issueChapter(tx, socialWorker, reference)));
  expect(chapter).toContain("Every second Saturday from now");
});

it("what would name the child does not leave the council", async () => {
  const one = await raised();
  const [of] = await sqlFor("owner")<{ id: string }[]>`
    select k.identity_id as id from placements p join referral_children k on k.id = p.referral_child_id
     where p.reference = ${reference}`;
  expect(of?.id).toBeTruthy();
  const words = "Her name is Anna Müller, born on 3 May 2014, of 12 Mill Lane, WV1 1AA";
  expect(await replyToIssue(socialWorker, { ...one, words })).toMatchObject({ ok: false });
  expect((await view(manager, one.id)).messages).toHaveLength(1);
});

it("is with the team of its topic, which passes it on; a team manager answers for all", async () => {
  const one = await raised("allowances");
  expect(await replyToIssue(socialWorker, { ...one, words: "Hello" })).toMatchObject({
    error: { kind: "forbidden" },
  });
  expect((await viewIssueStep(finance, { ...one, step: "route" })).teams).toHaveLength(2);
  expect(await routeIssue(finance, { ...one, team: "finance" })).toMatchObject({ error: { field: "team" } });
  expect(await routeIssue(finance, { ...one, team: "social-work" })).toMatchObject({ ok: true });
  // What social work has is not finance's to read.
  await expect(view(finance, one.id)).rejects.toMatchObject({ init: { status: 403 } });
  const listed = await listIssues(finance);
  expect(listed.open.map(({ id }) => id)).not.toContain(one.id);
  expect(await replyToIssue(socialWorker, { ...one, version: 2, words: "I will look" })).toMatchObject({
    ok: true,
  });
  const contracts = await raised("agreement");
  expect(await replyToIssue(teamManager, { ...contracts, words: "We look at it" })).toMatchObject({
    ok: true,
  });
});

it("tells whoever has it, then the team, and the managers once it is late", async () => {
  const one = await raised();
  const mailsFor = async (what: TellIssue["what"]) => {
    const job = (await jobsOf(one.id)).find((told) => told.what === what);
    if (!job) throw new Error(`nobody is told that it was ${what}`);
    const before = (await outbox()).length;
    for (const _ of [1, 2]) await tellIssue(job, {} as JobContext);
    return (await outbox()).slice(before);
  };
  const first = await mailsFor("raised");
  // Whoever works the case, and not the whole council.
  expect(first.map(({ to }) => to)).toContain(world.broker.personId);
  expect(first.map(({ to }) => to)).not.toContain(finance.personId);
  expect(JSON.stringify(first)).not.toMatch(/visits|cancelled|family/i);
  await assignIssue(teamManager, { ...one, owner: socialWorker.personId });
  expect((await mailsFor("assigned")).map(({ to }) => to)).toEqual([socialWorker.personId]);
  expect((await mailsFor("not-acknowledged")).map(({ to }) => to).sort()).toEqual(
    [socialWorker.personId, teamManager.personId].sort(),
  );
  await replyToIssue(socialWorker, { ...one, version: 2, words: "I am looking" });
  expect((await mailsFor("replied")).map(({ to }) => to)).toContain(manager.personId);
  await answerIssue(socialWorker, { ...one, version: 3, outcome: "done", words: "It is done" });
  // What was answered in time is not late.
  expect(await mailsFor("not-resolved")).toEqual([]);
});

it("waits for whoever has it, for the team while nobody has, and at the provider once it is late or answered", async () => {
  const settings = (who: Actor) => ({ "app.org_id": who.organisationId, "app.person_id": who.personId });
  const waits = async (who: Actor, everybodys = false) =>
    (await pipelined("council", settings(who), (sql) => [issuesOpen(sql, who, everybodys)])).flat();
  const one = await raised("visit");
  const has = async (who: Actor, everybodys?: boolean) =>
    (await waits(who, everybodys)).filter(({ target }) => target === one.id).map(({ kind }) => kind);
  expect(await has(socialWorker)).toEqual([]);
  expect(await has(teamManager, true)).toEqual(["issue-open"]);
  expect(await has(finance)).toEqual([]);
  await assignIssue(teamManager, { ...one, owner: socialWorker.personId });
  expect(await has(socialWorker)).toEqual(["issue-open"]);
  expect(await has(teamManager, true)).toEqual([]);
  const mine = async () =>
    (await pipelined("provider", settings(manager), (sql) => [issuesOfProvider(sql, manager, new Date())]))
      .flat()
      .filter(({ target }) => target === one.id)
      .map(({ kind }) => kind);
  expect(await mine()).toEqual([]);
  await aged(one.id, LATE);
  expect(await mine()).toEqual(["issue-late"]);
  expect(await escalateIssue(manager, { ...one, version: 2 })).toMatchObject({ ok: true });
  expect(await mine()).toEqual([]);
  expect(await has(teamManager, true)).toEqual(["issue-escalated"]);
  await answerIssue(teamManager, { ...one, version: 3, outcome: "done", words: "The visit was today" });
  expect(await mine()).toEqual(["issue-answered"]);
});

it("is there for the two sides alone, each with its own roles", async () => {
  const one = await raised();
  const other = await person(await council(), ["team-manager"]);
  const stranger = await person(await provider(), ["registered-manager"]);
  for (const who of [other, stranger]) {
    await expect(view(who, one.id)).rejects.toMatchObject({ init: { status: 404 } });
    await expect(viewPlacementPage(who, reference)).rejects.toMatchObject({ init: { status: 404 } });
    expect(await replyToIssue(who, { ...one, words: "Hello" })).toMatchObject({
      error: { kind: "not-found" },
    });
    expect((await listIssues(who)).open).toEqual([]);
  }
  await expect(view(manager, newId())).rejects.toMatchObject({ init: { status: 404 } });
  await expect(viewNewIssue(socialWorker, reference)).rejects.toMatchObject({ init: { status: 403 } });
  const asked = { reference, topic: "other", urgency: "standard", words: "Hello" } as const;
  expect(await raiseIssue(socialWorker, asked)).toMatchObject({ error: { kind: "forbidden" } });
  const bills = await person(world.providers[0]?.org ?? (await provider()), ["provider-finance"]);
  expect((await viewPlacementPage(bills, reference)).issues).toBeNull();
  expect((await viewPlacementPage(manager, reference)).issues).toMatchObject({ raise: true });
});

describe("what the database holds, past the program", () => {
  it("an issue is closed by an answer, moved by its team, escalated when late, and no text changes", async () => {
    const { id } = await raised();
    const set = (columns: string) =>
      `update placement_issues set ${columns}, version = version + 1 where id = '${id}'`;
    const closed = (who: Actor) =>
      `state = 'answered', outcome = 'done', closed_by_id = '${who.personId}', closed_at = now(), acknowledged_at = now()`;
    expect(await attempted("council", socialWorker, set(closed(socialWorker)))).toBe("42501");
    expect(await attempted("council", socialWorker, set("acknowledged_at = now()"))).toBe("42501");
    expect(await attempted("council", socialWorker, set(`owner_id = '${finance.personId}'`))).toBe("42501");
    expect(await attempted("council", socialWorker, set(`owner_id = '${world.broker.personId}'`))).toBe(
      "rolled back 1",
    );
    // Another team neither takes it nor writes in it.
    expect(await attempted("council", finance, set("team = 'finance'"))).toBe("42501");
    expect(await attempted("council", socialWorker, set("team = 'finance'"))).toBe("rolled back 1");
    expect(await attempted("council", socialWorker, set("resolve_due = now()"))).toBe("42501");
    expect(await attempted("provider", manager, set("escalated_at = now()"))).toBe("42501");
    expect(await attempted("provider", manager, set("reopened = 1"))).toBe("42501");
    const other = await person(await council(), ["team-manager"]);
    expect(await attempted("council", other, set("team = 'finance'"))).toBe("rolled back 0");
    const says = (who: Actor, side: string, kind: string, by = who) =>
      `insert into placement_issue_messages values ('${newId()}', '${id}', '${world.broker.organisationId}',
        '${manager.organisationId}', '${side}', '${kind}', 'words', '${by.personId}', now())`;
    expect(await attempted("council", socialWorker, says(socialWorker, "council", "message"))).toBe(
      "rolled back 1",
    );
    expect(await attempted("council", socialWorker, says(socialWorker, "provider", "message"))).toBe("42501");
    expect(await attempted("council", socialWorker, says(socialWorker, "council", "message", finance))).toBe(
      "42501",
    );
    expect(await attempted("council", finance, says(finance, "council", "message"))).toBe("42501");
    expect(await attempted("provider", manager, says(manager, "provider", "dispute"))).toBe("42501");
    expect(await attempted("council", other, says(other, "council", "message"))).toBe("42501");
    for (const [role, who] of [
      ["council", socialWorker],
      ["provider", manager],
    ] as const)
      for (const statement of [
        "update placement_issue_messages set words = ''",
        "delete from placement_issue_messages",
        "delete from placement_issues",
      ])
        expect(await attempted(role, who, statement)).toBe("42501");
    await aged(id, LATE);
    expect(await attempted("provider", manager, set("escalated_at = now()"))).toBe("rolled back 1");
  });

  it("of a child that nobody may write of an issue is closed by its outcome alone, and no typed word comes in", async () => {
    const other = await livedIn(world, manager, 10);
    const made = await raiseIssue(manager, {
      ...{ reference: other, topic: "safety", urgency: "urgent", words: "We need the risk assessment" },
    });
    if (!made.ok) throw new Error("no issue");
    const one = { reference: other, id: made.value.id, version: 1 };
    const close = { ...one, outcome: "other" } as const;
    expect(await closeIssue(socialWorker, close)).toMatchObject({ error: { kind: "not-now" } });
    const [of] = await sqlFor("owner")<{ identity: string; referral: string }[]>`
      select k.identity_id as identity, p.referral_id as referral from placements p
        join referral_children k on k.id = p.referral_child_id where p.reference = ${other}`;
    await sqlFor("owner")`update referrals set state = 'ended' where id = ${of?.referral ?? ""}`;
    await fileAllRecords();
    await transaction("worker", { "app.org_id": world.home.id }, (tx) =>
      destroyIdentity(tx, of?.identity ?? "", new Date()),
    );
    for (const kind of ["message", "answer"])
      expect(
        await attempted(
          "council",
          socialWorker,
          `insert into placement_issue_messages values ('${newId()}', '${one.id}', '${world.broker.organisationId}',
            '${manager.organisationId}', 'council', '${kind}', 'typed', '${socialWorker.personId}', now())`,
        ),
      ).toBe("42501");
    expect(await answerIssue(socialWorker, { ...close, words: "Done" })).toMatchObject({
      error: { kind: "not-now" },
    });
    expect(await closeIssue(socialWorker, close)).toMatchObject({ ok: true });
    const seen = await viewIssue(manager, other, one.id);
    expect(seen).toMatchObject({ outcome: "Something else", disputeUntil: null, forgotten: true });
    expect(seen.messages.map(({ words }) => words)).toEqual([
      "Removed with the child’s record.",
      "Closed without a text: the child’s record is no longer kept.",
    ]);
  });
});
