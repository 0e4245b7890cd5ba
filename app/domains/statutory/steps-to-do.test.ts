import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { confirmMoveIn } from "~/domains/agreements/commands/confirm-move-in.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { pipelined } from "~/platform/database/transaction.server";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { londonDate } from "~/platform/time";
import { acceptedOffer } from "../../../prisma/factories/decisions";
import { testDatabase } from "../../../prisma/testing/database.server";
import { outbox, queuedJobs } from "../../../prisma/testing/deciding.server";
import { placementOf } from "../../../prisma/testing/placed.server";
import { askApproval } from "./commands/ask-approval.server";
import { tellApprovalDue } from "./jobs/tell-approval-due.server";
import { approvalsAhead, approvalToAskAfter } from "./queries/approvals-ahead.server";
import { placementsChased, stepsToDoOf } from "./queries/waiting.server";
import {
  fallsThrough,
  kindOf,
  planned,
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

const chased = async (who: Actor, everybodys = false) => {
  const settings = { "app.org_id": who.organisationId, "app.person_id": who.personId };
  const [rows] = await pipelined("council", settings, (sql) => [
    placementsChased(sql, who, everybodys, now()),
  ]);
  return rows;
};
const waitsFor = async (who: Actor, placement: string, everybodys = false) => {
  const rows = await chased(who, everybodys);
  return rows.flatMap(stepsToDoOf).filter(({ target }) => target === placement);
};
const kinds = async (who: Actor, placement: string, everybodys = false) =>
  (await waitsFor(who, placement, everybodys)).map(({ kind, count }) => `${kind} ${count}`);

/** The reminders of one placement, asked for twice. */
async function reminded(reference: string) {
  const [row] = await sqlFor("owner")<
    { id: string }[]
  >`select id from placements where reference = ${reference}`;
  const jobs = (await queuedJobs("tell-approval-due")).filter(
    ({ payload }) => (payload as { placementId: string }).placementId === row?.id,
  );
  expect(jobs).toHaveLength(1);
  for (const _ of [1, 2]) await tellApprovalDue(jobs[0]?.payload as never, job);
  return (await outbox())
    .filter(({ props, template }) => props.reference === reference && template === "approval-to-ask")
    .map(({ to, props }) => [to, props.movesIn, props.act]);
}

it("is looked for in placements to come before those that have begun, which a long list would leave out", async () => {
  const [begun, toCome] = [await planned(world), await planned(world)];
  const moved = { reference: begun, version: 1, movedIn: londonDate(now()), why: "" };
  expect(kindOf(await confirmMoveIn(world.broker, moved))).toBe("ok");
  const order = (await chased(world.broker)).map(({ target }) => target);
  expect(order.indexOf(toCome)).toBeLessThan(order.indexOf(begun));
  expect(order.indexOf(begun)).toBeGreaterThan(0);
});

describe("an approval that nobody has requested", () => {
  it("waits for whoever works the case until it is requested, and is reminded of once", async () => {
    const steps = stepsAt(world, await planned(world));
    const { reference } = steps;
    const notices = expect.stringMatching(/^notices-to-send \d+$/);
    expect(await kinds(world.broker, reference)).toEqual(["schooling-to-say 1", notices]);
    await steps.tells(world.broker, WOLVERHAMPTON);
    expect(await kinds(world.broker, reference)).toEqual([notices]);
    expect(await reminded(reference)).toEqual([]);
    await steps.tells(world.broker, STAFFORDSHIRE);
    expect(await kinds(world.broker, reference)).toEqual(["approval-to-ask 1", notices]);
    expect(await kinds(world.stranger, reference, true)).toEqual([]);
    expect(await kinds(world.colleague, reference)).toEqual([]);
    expect(await kinds(world.colleague, reference, true)).toHaveLength(2);
    const [mail, ...more] = await reminded(reference);
    expect(more).toEqual([]);
    expect(mail?.slice(1)).toEqual([expect.stringMatching(/\d{4}$/), "approval"]);
    const ask = { reference, code: "out-of-area-approval" as const, version: 2, note: "" };
    expect(kindOf(await askApproval(world.broker, ask))).toBe("ok");
    expect(await kinds(world.broker, reference)).toEqual([notices]);
  });

  it("at a distance waits for the consulting, of which the line and the mail say", async () => {
    const steps = stepsAt(world, await planned(world));
    await steps.tells(world.broker, SHROPSHIRE);
    const [first] = await kinds(world.broker, steps.reference);
    expect(first).toBe("consult-to-record 1");
    expect((await reminded(steps.reference)).map(([, , act]) => act)).toEqual(["consult"]);
    expect(kindOf(await steps.gives(world.broker, "area-authority-consulted"))).toBe("ok");
    expect((await kinds(world.broker, steps.reference))[0]).toBe("approval-to-ask 1");
  });

  it("waits for an answer while nobody has said what decides it, and is reminded of that", async () => {
    const steps = stepsAt(world, await planned(world));
    await sqlFor("owner")`
      update services s set kind = 'fostering-agency' from placements p where p.service_id = s.id and p.reference = ${steps.reference}`;
    expect((await kinds(world.broker, steps.reference))[0]).toBe("area-to-say 1");
    expect((await reminded(steps.reference)).map(([, , act]) => act)).toEqual(["lives-in"]);
    await sqlFor("owner")`
      update services s set kind = 'childrens-home' from placements p where p.service_id = s.id and p.reference = ${steps.reference}`;
  });

  it("is not reminded of where it is requested in time, or the placement fell through", async () => {
    const asked = stepsAt(world, await planned(world));
    await asked.tells(world.broker, STAFFORDSHIRE);
    const ask = { reference: asked.reference, code: "out-of-area-approval" as const, version: 1, note: "" };
    await askApproval(world.broker, ask);
    expect(await reminded(asked.reference)).toEqual([]);
    const fallen = stepsAt(world, await planned(world));
    await fallen.tells(world.broker, SHROPSHIRE);
    await fallsThrough(world, fallen.reference);
    expect(await reminded(fallen.reference)).toEqual([]);
    expect(await kinds(world.broker, fallen.reference)).toEqual([]);
  });

  it("what waits is what the page of the steps says, as the circumstances change", async () => {
    const steps = stepsAt(world, await planned(world));
    const page = async () =>
      (await steps.view()).rows.filter(({ status, group }) => status.missing && group === "notice").length;
    for (const area of [STAFFORDSHIRE, SHROPSHIRE]) {
      await steps.tells(world.broker, area);
      const row = (await waitsFor(world.broker, steps.reference)).find(
        ({ kind }) => kind === "notices-to-send",
      );
      expect(row?.count).toBe(await page());
    }
    expect(kindOf(await steps.gives(world.broker, "notice-iro"))).toBe("ok");
    const row = (await waitsFor(world.broker, steps.reference)).find(
      ({ kind }) => kind === "notices-to-send",
    );
    expect(row?.count).toBe(await page());
  });
});

describe("before an offer is accepted", () => {
  it("its page says which approvals the placement needs, and where they are requested afterwards", async () => {
    const reference = await world.search();
    const offer = await world.offerOf(0, reference);
    expect((await approvalsAhead(world.broker, { reference, offer }))?.approvals ?? []).toEqual([]);
    await sqlFor("owner")`
      update services s set council_code = ${STAFFORDSHIRE}, local_authority = 'Staffordshire' from offers o where o.service_id = s.id and o.reference = ${offer}`;
    expect((await approvalsAhead(world.broker, { reference, offer }))?.approvals).toEqual([
      expect.stringMatching(
        /^Placement outside the area: the nominated officer must approve it \(.*11\(1\)\(a\)/,
      ),
    ]);
    expect(await approvalsAhead(world.stranger, { reference, offer })).toBeNull();
    expect(await approvalToAskAfter(world.broker, offer)).toBeNull();
    await acceptedOffer(world.broker, world.head, { reference, offer });
    const placement = (await placementOf(world.broker, offer)).reference;
    expect(await approvalToAskAfter(world.broker, offer)).toEqual({ reference: placement, act: "approval" });
    await stepsAt(world, placement).tells(world.broker, SHROPSHIRE);
    expect(await approvalToAskAfter(world.broker, offer)).toEqual({ reference: placement, act: "consult" });
  });
});
