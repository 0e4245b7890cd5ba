import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { pipelined } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { person } from "../../../../prisma/factories/organisations";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, outbox } from "../../../../prisma/testing/deciding.server";
import { day, livedIn, placedWorld } from "../../../../prisma/testing/placed.server";
import { type AnswerStepDown, answerStepDown } from "../commands/answer-step-down.server";
import { type PlanStepDown, planStepDown } from "../commands/plan-step-down.server";
import { tellPlacement } from "../jobs/tell-placement.server";
import { listPlacements } from "../queries/list-placements.server";
import { readStepDown, stepDownOfAcceptance, viewStepDown } from "../queries/read-step-down.server";
import { viewPlacement } from "../queries/view-placement.server";
import { stepDownsWaiting } from "../queries/waiting-step-down.server";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let socialWorker: Actor;
let strangers: readonly Actor[];

beforeAll(async () => {
  ({ world, manager, socialWorker, strangers } = await placedWorld());
});

const planned = (who: Actor, reference: string, version: number, more: Partial<PlanStepDown> = {}) =>
  planStepDown(who, {
    ...{ reference, version, target: "agency-family", dueOn: day(90), conditions: "Goes to school each day" },
    ...more,
  });
const answered = (who: Actor, reference: string, version: number, more: Partial<AnswerStepDown> = {}) =>
  answerStepDown(who, { reference, version, answer: "objected", objection: "too-soon", words: "", ...more });
const planOf = (who: Actor, reference: string) =>
  read(who, async (tx) => (await readStepDown(tx, who, await viewPlacement(who, reference)))?.plan);
const waits = async (who: Actor, everybodys = false) => {
  const settings = { "app.org_id": who.organisationId, "app.person_id": who.personId };
  const kind = who.kind === "council" ? "council" : "provider";
  const [rows] = await pipelined(kind, settings, (sql) => [stepDownsWaiting(sql, who, everybodys, now())]);
  return rows.map(({ kind: waits, reference }) => `${waits} ${reference}`);
};
const raw = (who: Actor, statement: string) => {
  const role = who.kind === "council" ? "council" : "provider";
  return sqlFor(role)
    .begin(async (tx) => {
      await actingAs(tx, role, who);
      return String((await tx.unsafe(statement)).count);
    })
    .catch((error: Error & { code?: string }) => error.code ?? error.message);
};

it("is planned and changed by the council, answered by the provider, and an answer goes with its plan", async () => {
  const reference = await livedIn(world, manager, 20);
  expect(await answered(manager, reference, 0)).toMatchObject({ error: { kind: "not-now" } });
  expect(await planned(world.broker, reference, 0, { dueOn: day(0) })).toMatchObject({
    error: { kind: "invalid", field: "dueOn" },
  });
  expect(
    await planned(world.broker, reference, 0, { conditions: "Amara Quillfeather settles in" }),
  ).toMatchObject({ ok: false });
  expect(await planned(socialWorker, reference, 0)).toMatchObject({ ok: true });
  expect(await planned(world.broker, reference, 0)).toMatchObject({ error: { kind: "conflict" } });
  expect(await planned(world.broker, reference, 1)).toMatchObject({ error: { kind: "not-now" } });
  expect(await answered(manager, reference, 1, { words: "Give it the summer" })).toMatchObject({ ok: true });
  expect(await planOf(world.broker, reference)).toMatchObject({
    answer: { agreed: false, reason: "The day is too soon", words: "Give it the summer" },
  });
  expect(await planned(world.broker, reference, 2, { dueOn: day(150) })).toMatchObject({ ok: true });
  expect(await planOf(manager, reference)).toMatchObject({ dueOn: day(150), answer: null });
  expect(await answered(manager, reference, 2)).toMatchObject({ error: { kind: "conflict" } });
  expect(await answered(manager, reference, 3, { answer: "agreed", objection: "" })).toMatchObject({
    ok: true,
  });
  const texts = (await viewPlacement(manager, reference)).events.map(({ text }) => text);
  expect(texts.filter((text) => text.includes("tep-down plan"))).toHaveLength(4);
  const { acceptanceId } = await viewPlacement(world.broker, reference);
  expect(await read(world.broker, (tx) => stepDownOfAcceptance(tx, acceptanceId))).toContain(
    "First: Goes to school each day",
  );
});

it("one whose day has passed is on the council's list of those alone, and says so", async () => {
  const reference = await livedIn(world, manager, 20);
  await planned(world.broker, reference, 0);
  const overdue = (who: Actor) => listPlacements(who, { tab: "step-down-overdue", search: reference });
  expect((await overdue(world.broker)).rows).toEqual([]);
  expect(
    await raw(
      world.broker,
      `update step_down_plans set due_on = '${day(-3)}', version = 2, set_by_id = '${world.broker.personId}', set_at = now()
        where placement_id = (select id from placements where reference = '${reference}')`,
    ),
  ).toBe("1");
  const [row] = (await overdue(world.broker)).rows;
  expect(row?.days).toContain("Step-down to an agency foster family overdue since");
  expect((await overdue(manager)).filter.tab).toBe("living");
  expect(await waits(world.broker)).toContain(`step-down-overdue ${reference}`);
  expect(await waits(world.colleague)).toEqual([]);
  expect(await waits(world.colleague, true)).toContain(`step-down-overdue ${reference}`);
  expect(await waits(manager)).toContain(`step-down-to-answer ${reference}`);
  expect(await answered(manager, reference, 2)).toMatchObject({ ok: true });
  expect(await waits(manager)).not.toContain(`step-down-to-answer ${reference}`);
  expect(await waits(world.broker)).toContain(`step-down-objected ${reference}`);
  for (const stranger of strangers) expect(await waits(stranger, true)).toEqual([]);
});

it("is nobody else's, nor of a role that only pays; the mail says which placement and no more", async () => {
  const reference = await livedIn(world, manager, 20);
  await planned(world.broker, reference, 0);
  for (const stranger of strangers) {
    expect(await planned(stranger, reference, 1)).toMatchObject({ error: { kind: "not-found" } });
    expect(await answered(stranger, reference, 1)).toMatchObject({ error: { kind: "not-found" } });
    await expect(viewStepDown(stranger, reference, "plan-step-down")).rejects.toMatchObject({
      init: { status: 404 },
    });
  }
  expect(await planned(manager, reference, 1)).toMatchObject({ error: { kind: "forbidden" } });
  expect(await answered(world.broker, reference, 1)).toMatchObject({ error: { kind: "forbidden" } });
  const finance = await person(world.home, ["finance-officer"]);
  expect(await planOf(finance, reference)).toBeUndefined();
  const texts = (await viewPlacement(finance, reference)).events.map(({ text }) => text);
  expect(texts.join()).not.toContain("tep-down");
  expect(
    JSON.stringify((await listPlacements(finance, { tab: "living", search: reference })).rows),
  ).not.toContain("tep-down");
  const row = await read(world.broker, (tx) => tx.placement.findUniqueOrThrow({ where: { reference } }));
  const job = { placementId: row.id, organisationId: row.providerId, what: "step-down" as const, version: 1 };
  for (const version of [1, 1]) await tellPlacement({ ...job, version }, {} as JobContext);
  const mails = (await outbox()).filter(
    ({ template, props }) => template === "placement-step-down" && props.reference === reference,
  );
  const told = mails.map(({ to }) => to);
  expect(told).toContain(manager.personId);
  expect(new Set(told).size).toBe(told.length);
  expect(JSON.stringify(mails)).not.toContain("school");
});

it("past the pages neither side writes the other's part, in another's name or of another's placement", async () => {
  const reference = await livedIn(world, manager, 20);
  const row = await read(world.broker, (tx) => tx.placement.findUniqueOrThrow({ where: { reference } }));
  const insert = (who: Actor, more: Record<string, string> = {}) => {
    const columns = {
      ...{ id: newId(), placement_id: row.id, council_id: row.councilId, provider_id: row.providerId },
      ...{ target: "other", due_on: day(9), conditions: "", set_by_id: who.personId, set_at: "now", ...more },
    };
    return raw(
      who,
      `insert into step_down_plans (${Object.keys(columns).join(", ")}) values ('${Object.values(columns).join("', '")}')`,
    );
  };
  expect(await insert(manager)).toBe("42501");
  const wrongs: Record<string, string>[] = [
    { set_by_id: socialWorker.personId },
    { provider_id: strangers[0]?.organisationId ?? "" },
    { council_id: strangers[1]?.organisationId ?? "" },
    { answer: "agreed", answered_by_id: manager.personId, answered_at: "now" },
  ];
  for (const wrong of wrongs) expect([wrong, await insert(world.broker, wrong)]).toEqual([wrong, "42501"]);
  expect(await insert(world.broker)).toBe("1");
  const set = (who: Actor, columns: string) =>
    raw(who, `update step_down_plans set ${columns} where placement_id = '${row.id}'`);
  const agrees = (who: Actor) =>
    `answer = 'agreed', answered_by_id = '${who.personId}', answered_at = now(), version = 2`;
  expect(await set(manager, "target = 'none', due_on = null, version = 2")).toBe("42501");
  expect(await set(world.broker, agrees(world.broker))).toBe("42501");
  expect(await set(manager, agrees(world.broker))).toBe("42501");
  expect(await set(strangers[0] as Actor, agrees(strangers[0] as Actor))).toBe("0");
  expect(await set(manager, agrees(manager))).toBe("1");
});
