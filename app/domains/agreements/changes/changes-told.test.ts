import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { person } from "../../../../prisma/factories/organisations";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, outbox, queuedJobs } from "../../../../prisma/testing/deciding.server";
import { day, livedIn, placedWorld } from "../../../../prisma/testing/placed.server";
import { askChange } from "../commands/ask-change.server";
import { decideChange } from "../commands/decide-change.server";
import { endPlacement } from "../commands/end-placement.server";
import { moveChangeEnd } from "../commands/move-change-end.server";
import { tellChange } from "../jobs/tell-change.server";
import type { TellChange } from "./change.jobs";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
const job = {} as JobContext;

beforeAll(async () => {
  ({ world, manager } = await placedWorld());
});

async function asked(to = 27) {
  const reference = await livedIn(world, manager, 20);
  const result = await askChange(manager, {
    reference,
    kind: "extra-staffing",
    label: "Night worker",
    weeklyPence: 35_000,
    from: day(0),
    to: day(to),
    reason: "Why",
    evidence: "Log",
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { id: placementId } = await read(world.broker, (tx) =>
    tx.placement.findUniqueOrThrow({ where: { reference } }),
  );
  return { reference, id: result.value.id, version: 1, placementId };
}

const jobsOf = async (changeId: string) =>
  (await queuedJobs("tell-change"))
    .map(({ payload }) => payload as TellChange)
    .filter((payload) => payload.changeId === changeId);
const mailsOf = async (reference: string) =>
  (await outbox()).filter(({ props }) => props.reference === reference);
const decide = (one: { reference: string; id: string; version: number }) =>
  decideChange(world.head, { ...one, decision: "authorise", lastNight: null, words: "" });

it("what waits for a decision is mailed to those who decide, and to nobody who asked or works the case", async () => {
  const director = await person(world.home, ["director"]);
  const one = await asked();
  const [told] = await jobsOf(one.id);
  if (!told) throw new Error("nobody is told");
  expect(told).toMatchObject({ what: "asked", organisationId: world.head.organisationId });
  for (const _ of [1, 2]) await tellChange(told, job);
  const mails = await mailsOf(one.reference);
  const toDecide = mails.filter(({ template }) => template === "change-to-decide").map(({ to }) => to);
  // Without a limit a head of service decides; the broker is told as a colleague, once.
  expect(toDecide).toEqual([world.head.personId]);
  expect(toDecide).not.toContain(director.personId);
  const colleagues = mails.filter(({ template }) => template === "placement-change").map(({ to }) => to);
  expect(colleagues).toEqual([world.broker.personId]);
  expect(JSON.stringify(mails)).not.toMatch(/Night worker|\b35000\b|\b350\b/);
});

it("both sides are told of the decision, and reminded before it ends unless it goes on or ended early", async () => {
  const one = await asked();
  expect(await decide(one)).toMatchObject({ ok: true });
  const decided = (await jobsOf(one.id)).filter(({ what }) => what === "authorised");
  expect(decided.map(({ organisationId }) => organisationId).sort()).toEqual(
    [world.head.organisationId, manager.organisationId].sort(),
  );
  const reminders = (await jobsOf(one.id)).filter(({ what }) => what === "ending");
  expect(reminders).toMatchObject([{ lastNight: day(27) }, { lastNight: day(27) }]);
  const toProvider = reminders.find(({ organisationId }) => organisationId === manager.organisationId);
  if (!toProvider) throw new Error("the provider is not reminded");
  for (const _ of [1, 2]) await tellChange(toProvider, job);
  const before = await mailsOf(one.reference);
  // The home and who answers for it, each once.
  const officer = world.providers[0]?.officer.personId;
  expect(before.map(({ to }) => to).sort()).toEqual([manager.personId, officer].sort());
  expect(before.every(({ props }) => props.change === "ending")).toBe(true);

  // Nothing to remind of where it goes on, or where its last night is another one now.
  const next = await asked();
  await decide(next);
  const [reminder] = (await jobsOf(next.id)).filter(({ what }) => what === "ending");
  if (!reminder) throw new Error("nobody is reminded");
  const extension = await moveChangeEnd(manager, {
    ...next,
    version: 2,
    what: "extend",
    to: day(40),
    reason: "Why",
    evidence: "Log",
  });
  if (!extension.ok) throw new Error(extension.error.kind);
  await decide({ ...next, id: extension.value.id, version: 1 });
  await tellChange(reminder, job);
  await tellChange({ ...reminder, lastNight: day(26) }, job);
  expect((await mailsOf(next.reference)).filter(({ props }) => props.change === "ending")).toEqual([]);
});

it("nobody is reminded of a change of a placement that has ended", async () => {
  const one = await asked();
  await decide(one);
  const reminders = (await jobsOf(one.id)).filter(({ what }) => what === "ending");
  expect(reminders).toHaveLength(2);
  const { version } = await read(world.broker, (tx) =>
    tx.placement.findUniqueOrThrow({ where: { id: one.placementId } }),
  );
  const end = { reference: one.reference, version, lastNight: day(-1), reason: "match", note: "" } as const;
  expect(await endPlacement(world.broker, end)).toMatchObject({ ok: true });
  for (const reminder of reminders) await tellChange(reminder, job);
  expect((await mailsOf(one.reference)).filter(({ props }) => props.change === "ending")).toEqual([]);
});
