import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { pipelined } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { outbox, queuedJobs } from "../../../prisma/testing/deciding.server";
import { askApproval } from "./commands/ask-approval.server";
import { closeRequest } from "./commands/close-request.server";
import { returnRequest } from "./commands/return-request.server";
import { tellApproval } from "./jobs/tell-approval.server";
import { approvalsReturned, approvalsToGive } from "./queries/waiting.server";
import type { TellApproval } from "./statutory.jobs";
import type { StepCode } from "./steps.options";
import {
  as,
  kindOf,
  planned,
  refusedOr,
  SHROPSHIRE,
  STAFFORDSHIRE,
  type StatutoryWorld,
  statutoryWorld,
  stepsAt,
  WOLVERHAMPTON,
} from "./testing/statutory-world";

testDatabase();
let world: StatutoryWorld;
beforeAll(async () => {
  world = await statutoryWorld();
});
const job = {} as JobContext;

/** A placement in an adjoining area, which the nominated officer approves. */
async function outside(livesIn = STAFFORDSHIRE) {
  const steps = stepsAt(world, await planned(world));
  expect(kindOf(await steps.tells(world.broker, livesIn))).toBe("ok");
  const asks = async (who: Actor, code: StepCode = "out-of-area-approval", note = "The minutes are filed") =>
    askApproval(who, { reference: steps.reference, code, version: (await steps.view()).version, note });
  const requestOf = async (code: StepCode = "out-of-area-approval") => (await steps.row(code))?.request;
  const returns = async (who: Actor, why = "Has the IRO been consulted?") =>
    returnRequest(who, { reference: steps.reference, id: (await requestOf())?.id ?? "", why });
  return { ...steps, asks, requestOf, returns };
}
const settings = ({ organisationId, personId }: Actor) => ({
  "app.org_id": organisationId,
  "app.person_id": personId,
});
const waitsFor = async (who: Actor, placement: string) => {
  const rows = await pipelined("council", settings(who), (sql) => [
    approvalsToGive(sql, who),
    approvalsReturned(sql, who, false),
  ]);
  return rows
    .flat()
    .filter(({ target }) => target === placement)
    .map(({ kind, count }) => `${kind} ${count}`);
};
/** The mails that the jobs of one request bring about: template and reader. */
async function told(requestId: string | undefined) {
  const jobs = (await queuedJobs("tell-approval")).map(({ payload }) => payload as TellApproval);
  for (const one of jobs.filter((payload) => payload.requestId === requestId))
    for (const _ of [1, 2]) await tellApproval(one, job);
}
const mailsOf = async (reference: string) =>
  (await outbox())
    .filter(({ props, template }) => props.reference === reference && template.startsWith("approval-"))
    .map(({ template, to, props }) => [template, to, props.answer ?? null]);

it("is asked of the officer, who is told, gives it, and whoever asked is told", async () => {
  const steps = await outside();
  expect(await steps.row("out-of-area-approval")).toMatchObject({ request: null });
  expect(kindOf(await steps.asks(world.broker))).toBe("ok");
  expect(kindOf(await steps.asks(world.broker))).toBe("not-now");
  const request = await steps.requestOf();
  expect(request).toMatchObject({ state: "open", note: "The minutes are filed" });
  expect(await waitsFor(world.nominated, steps.reference)).toEqual(["approval-to-give 1"]);
  for (const who of [world.director, world.broker, world.stranger])
    expect(await waitsFor(who, steps.reference)).toEqual([]);
  await told(request?.id);
  expect(await mailsOf(steps.reference)).toEqual([["approval-asked", world.nominated.personId, null]]);
  expect(kindOf(await steps.gives(world.nominated, "out-of-area-approval"))).toBe("ok");
  expect(await waitsFor(world.nominated, steps.reference)).toEqual([]);
  expect(await steps.requestOf()).toMatchObject({ state: "given" });
  await told(request?.id);
  expect(await mailsOf(steps.reference)).toContainEqual([
    "approval-answered",
    world.broker.personId,
    "given",
  ]);
  expect(JSON.stringify(await outbox())).not.toContain("The minutes are filed");
});

it("is returned with a question, and waits for whoever asked until they ask again", async () => {
  const steps = await outside();
  expect(kindOf(await steps.asks(world.broker))).toBe("ok");
  const first = await steps.requestOf();
  expect(kindOf(await steps.returns(world.broker))).toBe("forbidden");
  expect(kindOf(await steps.returns(world.director))).toBe("forbidden");
  expect(kindOf(await steps.returns(world.stranger))).toBe("not-found");
  expect(kindOf(await steps.returns(world.nominated))).toBe("ok");
  expect(kindOf(await steps.returns(world.nominated))).toBe("not-now");
  expect(await steps.requestOf()).toMatchObject({ state: "returned", why: "Has the IRO been consulted?" });
  expect(await waitsFor(world.broker, steps.reference)).toEqual(["approval-returned 1"]);
  expect(await waitsFor(world.nominated, steps.reference)).toEqual([]);
  await told(first?.id);
  expect(await mailsOf(steps.reference)).toContainEqual([
    "approval-answered",
    world.broker.personId,
    "returned",
  ]);
  expect(kindOf(await steps.asks(world.broker, "out-of-area-approval", "She was"))).toBe("ok");
  expect(await waitsFor(world.broker, steps.reference)).toEqual([]);
  expect(await waitsFor(world.nominated, steps.reference)).toEqual(["approval-to-give 1"]);
});

it("is asked for by whoever works the case, of what the placement needs, once what comes first is recorded", async () => {
  const steps = await outside();
  for (const who of [world.nominated, world.head]) expect(kindOf(await steps.asks(who))).toBe("forbidden");
  expect(kindOf(await steps.asks(world.stranger))).toBe("not-found");
  expect(kindOf(await steps.asks(world.broker, "at-a-distance-approval"))).toBe("not-now");
  expect(kindOf(await steps.asks(world.broker, "notice-iro"))).toBe("not-now");
  const far = await outside(SHROPSHIRE);
  expect(kindOf(await far.asks(world.broker, "at-a-distance-approval"))).toBe("not-now");
  expect(kindOf(await far.gives(world.broker, "area-authority-consulted"))).toBe("ok");
  expect(kindOf(await far.asks(world.broker, "at-a-distance-approval"))).toBe("ok");
  expect(await waitsFor(world.director, far.reference)).toEqual(["approval-to-give 1"]);
});

it("says so where nobody of the council could give it", async () => {
  const steps = await outside();
  const owner = sqlFor("owner");
  const { personId, organisationId } = world.nominated;
  const became = (roles: string[]) =>
    owner`update access.memberships set roles = ${roles} where person_id = ${personId} and organisation_id = ${organisationId}`;
  await became(["iro"]);
  expect(await steps.asks(world.broker)).toMatchObject({
    error: {
      kind: "not-now",
      message: expect.stringMatching(/Nobody else at your council can give this approval/),
    },
  });
  await became(["nominated-officer"]);
});

it("that new circumstances make needless is closed with them, open or returned", async () => {
  for (const answered of [false, true]) {
    const steps = await outside();
    expect(kindOf(await steps.asks(world.broker))).toBe("ok");
    if (answered) expect(kindOf(await steps.returns(world.nominated))).toBe("ok");
    const id = (await steps.requestOf())?.id ?? "";
    const closes = (who: Actor) => closeRequest(who, { reference: steps.reference, id });
    expect(kindOf(await closes(world.broker))).toBe("not-now");
    expect(kindOf(await closes(world.stranger))).toBe("not-found");
    expect(kindOf(await closes(world.head))).toBe("forbidden");
    expect(kindOf(await steps.tells(world.broker, SHROPSHIRE))).toBe("ok");
    const { requests, notNeeded } = await steps.view();
    expect({ states: requests.map(({ state }) => state), notNeeded }).toEqual({
      states: ["closed"],
      notNeeded: [],
    });
    for (const who of [world.broker, world.nominated])
      expect(await waitsFor(who, steps.reference)).toEqual([]);
  }
});

it("that the register makes needless is shown as such until somebody closes it", async () => {
  const steps = await outside();
  expect(kindOf(await steps.asks(world.broker))).toBe("ok");
  const id = (await steps.requestOf())?.id ?? "";
  const owner = sqlFor("owner");
  await owner`alter table statutory_circumstances no force row level security`;
  await owner`update statutory_circumstances c set lives_in = ${WOLVERHAMPTON} from placements p
    where p.id = c.placement_id and p.reference = ${steps.reference}`;
  await owner`alter table statutory_circumstances force row level security`;
  for (const who of [world.broker, world.nominated])
    expect((await steps.view(who)).notNeeded).toEqual([
      { id, title: "Approve a placement outside the area", mine: true },
    ]);
  expect(kindOf(await returnRequest(world.nominated, { reference: steps.reference, id, why: "Why?" }))).toBe(
    "not-now",
  );
  expect(kindOf(await closeRequest(world.nominated, { reference: steps.reference, id }))).toBe("ok");
  expect(kindOf(await closeRequest(world.broker, { reference: steps.reference, id }))).toBe("not-now");
  expect((await steps.view(world.nominated)).notNeeded).toEqual([]);
});

it("reaches those alone who may give it, and is refused where there is nobody", async () => {
  const finder = await person(world.home, ["broker", "nominated-officer"]);
  const steps = stepsAt(world, await planned(world, finder));
  expect(kindOf(await steps.tells(world.broker, STAFFORDSHIRE))).toBe("ok");
  const asks = async (who: Actor) =>
    askApproval(who, {
      ...{ reference: steps.reference, code: "out-of-area-approval", note: "" },
      version: (await steps.view()).version,
    });
  expect(kindOf(await asks(world.broker))).toBe("ok");
  await told((await steps.row("out-of-area-approval"))?.request?.id);
  expect((await mailsOf(steps.reference)).map(([, to]) => to)).toEqual([world.nominated.personId]);
});

it("is held by the database: whose it is to ask and to answer, now, with a reason", async () => {
  const steps = await outside();
  const insert = (who: Actor, code: string) =>
    refusedOr(
      as(who, async (sql) => {
        const rows = await sql`
          insert into statutory_requests (id, placement_id, council_id, code, asked_by_id, asked_at)
            select ${newId()}::uuid, p.id, ${world.home.id}::uuid, ${code}, ${who.personId}::uuid, ${now()}
              from placements p where p.reference = ${steps.reference} returning id`;
        return rows.length;
      }),
    );
  for (const who of [world.nominated, world.head])
    expect(await insert(who, "out-of-area-approval")).toBe("42501");
  expect(await insert(world.stranger, "out-of-area-approval")).toBe(0);
  expect(await insert(world.broker, "notice-iro")).toBe("42501");
  expect(await insert(world.broker, "out-of-area-approval")).toBe(1);
  expect(await insert(world.broker, "out-of-area-approval")).toBe("23505");
  const end = (who: Actor, how: string, why: string | null = null) =>
    refusedOr(
      as(who, async (sql) => {
        const rows = await sql`
          update statutory_requests q set ended_how = ${how}, ended_by_id = ${who.personId}, ended_at = ${now()}, returned_why = ${why}
            from placements p where p.id = q.placement_id and p.reference = ${steps.reference} and q.ended_at is null returning q.id`;
        return rows.length;
      }),
    );
  expect(await end(world.broker, "given")).toBe("42501");
  expect(await end(world.broker, "returned", "Why?")).toBe("42501");
  expect(await end(world.director, "given")).toBe("42501");
  expect(await end(world.stranger, "given")).toBe(0);
  expect(await end(world.nominated, "returned")).toBe("42501");
  // Given is what has its step; returned what is said why; then it is only closed.
  expect(await end(world.nominated, "given")).toBe("42501");
  expect(await end(world.nominated, "returned", "Which school?")).toBe(1);
  expect(await end(world.nominated, "given")).toBe(0);
});
